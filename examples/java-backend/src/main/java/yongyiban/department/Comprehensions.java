package yongyiban.department;

import static yongyiban.department.Arguments.known;

import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelStandardMacro;
import java.util.List;

/**
 * {@code filter}, {@code map}, {@code all}, {@code exists}: CEL's own, but of a list that is not known comes what is not
 * known, with its reasons.
 */
final class Comprehensions {
  private static final String KNOWN = "@known";
  private static final String OPEN = "@open";

  static final List<CelMacro> MACROS =
      List.of(
          guarded(CelStandardMacro.FILTER, false),
          guarded(CelStandardMacro.MAP, false),
          guarded(CelStandardMacro.MAP_FILTER, false),
          guarded(CelStandardMacro.ALL, true),
          guarded(CelStandardMacro.EXISTS, true),
          guarded(CelStandardMacro.EXISTS_ONE, true));

  private Comprehensions() {}

  static List<Function> all() {
    return List.of(
        Function.global(KNOWN, 1, args -> known(args)).test(),
        Function.global(OPEN, 1, args -> args[0]).test());
  }

  private static CelMacro guarded(CelStandardMacro macro, boolean test) {
    CelMacro own = macro.getDefinition();
    return CelMacro.newReceiverMacro(own.getFunction(), own.getArgumentCount(), (factory, target, args) ->
        own.getExpander().expandMacro(factory, target, args).map(expanded -> {
          CelExpr open = factory.copy(target);
          return factory.newGlobalCall(
              "_?_:_",
              factory.newGlobalCall(KNOWN, factory.copy(target)),
              expanded,
              test ? factory.newGlobalCall(OPEN, open) : open);
        }));
  }
}
