package yongyiban.department;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The policy language: CEL's syntax, macros and logic, with exact arithmetic and the domain functions in place of CEL's
 * standard library. What is not declared here is refused when a policy is loaded.
 */
final class Language {
  private static final List<Function> FUNCTIONS = functions();
  private final CelCompiler compiler;
  private final CelRuntime runtime;

  /** A language in which these names can be spoken of. */
  Language(Set<String> names) {
    CelCompilerBuilder declarations =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardEnvironmentEnabled(false)
            .addMacros(Comprehensions.MACROS)
            .addMacros(LAST, LAST_MONTHS, SMALLEST_REACHED);
    names.forEach(name -> declarations.addVar(name, SimpleType.DYN));
    Map<String, List<Function>> byName = new LinkedHashMap<>();
    FUNCTIONS.forEach(one -> byName.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(one));
    byName.forEach((name, overloads) -> declarations.addFunctionDeclarations(Function.declaration(name, overloads)));
    declareLogic(declarations);
    compiler = declarations.build();
    CelRuntimeBuilder bindings =
        CelRuntimeFactory.standardCelRuntimeBuilder()
            .setStandardEnvironmentEnabled(false)
            .setOptions(CelOptions.current().enableUnknownTracking(true).comprehensionMaxIterations(100_000).build());
    FUNCTIONS.forEach(one -> bindings.addFunctionBindings(one.binding()));
    bindings.addFunctionBindings(
        CelFunctionBinding.from("logical_not", Boolean.class, value -> !value), new NotStrictlyFalse());
    runtime = bindings.build();
  }

  private static List<Function> functions() {
    List<Function> all = new ArrayList<>(Operators.all());
    all.addAll(Amounts.all());
    all.addAll(Lists.all());
    all.addAll(SeriesFunctions.all());
    all.addAll(Days.all());
    all.addAll(Tables.all());
    all.addAll(Texts.all());
    all.addAll(Comprehensions.all());
    all.add(TestOperands.function());
    return all;
  }

  /** CEL's own logic, which knows unknowns: a false settles a conjunction whatever else is missing. */
  private static void declareLogic(CelCompilerBuilder declarations) {
    CelType bool = SimpleType.BOOL;
    declarations.addFunctionDeclarations(
        declare("_&&_", CelOverloadDecl.newGlobalOverload("logical_and", bool, bool, bool)),
        declare("_||_", CelOverloadDecl.newGlobalOverload("logical_or", bool, bool, bool)),
        declare("!_", CelOverloadDecl.newGlobalOverload("logical_not", bool, bool)),
        declare("@not_strictly_false", CelOverloadDecl.newGlobalOverload("not_strictly_false", bool, bool)),
        declare("_?_:_", CelOverloadDecl.newGlobalOverload("conditional", SimpleType.DYN, bool, SimpleType.DYN, SimpleType.DYN)));
  }

  private static CelFunctionDecl declare(String name, CelOverloadDecl overload) {
    return CelFunctionDecl.newFunctionDeclaration(name, overload);
  }

  /**
   * The formula of an expression.
   *
   * @throws IllegalArgumentException when it is no expression of the language; says where
   */
  Rule.Formula formula(String expression, Scope scope) {
    try {
      CelAbstractSyntaxTree tree = compiler.check(TestOperands.wrapped(compiler.parse(expression).getAst())).getAst();
      return new Expression(tree, runtime.createProgram(tree), scope);
    } catch (CelValidationException | CelEvaluationException refused) {
      throw new IllegalArgumentException(expression + ": " + refused.getMessage(), refused);
    }
  }

  /** {@code series.last()} asks for the day. */
  private static final CelMacro LAST =
      CelMacro.newReceiverMacro("last", 0, (factory, target, args) ->
          Optional.of(factory.newReceiverCall("last", target, factory.newIdentifier("today"))));

  /** {@code lastMonths(12)} asks for the day. */
  private static final CelMacro LAST_MONTHS =
      CelMacro.newGlobalMacro("lastMonths", 1, (factory, target, args) ->
          Optional.of(factory.newGlobalCall("lastMonths", args.get(0), factory.newIdentifier("today"))));

  /** A map with an unknown value would be unknown as a whole; its entries go in one by one. */
  private static final CelMacro SMALLEST_REACHED =
      CelMacro.newReceiverMacro("smallestReached", 1, (factory, target, args) -> {
        ImmutableList.Builder<CelExpr> entries = ImmutableList.builder();
        args.get(0).map().entries().forEach(entry -> entries.add(entry.key(), entry.value()));
        return Optional.of(factory.newReceiverCall("smallestReached", target, entries.build()));
      });
}
