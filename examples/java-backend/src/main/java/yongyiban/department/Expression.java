package yongyiban.department;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import java.util.Optional;

/** One compiled expression. */
final class Expression implements Rule.Formula {
  private final CelRuntime.Program program;
  private final Scope scope;
  private final boolean test;

  Expression(CelAbstractSyntaxTree tree, CelRuntime.Program program, Scope scope) {
    this.program = program;
    this.scope = scope;
    // A name by itself may be anything; it is a test where what it names is one.
    CelExpr root = tree.getExpr();
    Optional<String> name = tree.getReference(root.id()).map(CelReference::name).filter(one -> !one.isEmpty());
    test = tree.getResultType().equals(SimpleType.BOOL) || name.map(scope::isTest).orElse(false);
  }

  @Override
  public boolean test() {
    return test;
  }

  @Override
  public Object at(Moment moment) {
    Object value;
    try {
      value = program.eval(name -> Optional.ofNullable(scope.value(name, moment)));
    } catch (CelEvaluationException failure) {
      throw new NotComputable("evaluation", failure.getMessage());
    }
    if (!(value instanceof CelUnknownSet)) return value;
    Unknown unknown = Unknown.merge(value);
    return test ? Unknown.asTest(unknown) : unknown;
  }
}
