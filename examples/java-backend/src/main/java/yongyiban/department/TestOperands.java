package yongyiban.department;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * CEL takes an unknown for unknown only as the result of a function, not as the value of a name or a field. So each name
 * and field that stands where yes or no is asked goes through a function that gives it back as it is.
 */
final class TestOperands {
  private static final String TEST = "@test";
  private static final Set<String> LOGIC = Set.of("_&&_", "_||_", "!_");

  private long lastId;

  private TestOperands(long lastId) {
    this.lastId = lastId;
  }

  static Function function() {
    return new Function(TEST, false, 1, SimpleType.BOOL, args -> args[0]);
  }

  static CelAbstractSyntaxTree wrapped(CelAbstractSyntaxTree parsed) {
    CelExpr root = parsed.getExpr();
    return CelAbstractSyntaxTree.newParsedAst(new TestOperands(greatestId(root)).visit(root), parsed.getSource());
  }

  private CelExpr visit(CelExpr node) {
    return switch (node.getKind()) {
      case CALL -> call(node);
      case COMPREHENSION -> comprehension(node);
      case SELECT -> node.toBuilder()
          .setSelect(node.select().toBuilder().setOperand(visit(node.select().operand())).build())
          .build();
      default -> node;
    };
  }

  private CelExpr call(CelExpr node) {
    CelExpr.CelCall call = node.call();
    List<CelExpr> args = new ArrayList<>();
    for (int i = 0; i < call.args().size(); i++) {
      CelExpr arg = visit(call.args().get(i));
      boolean asked = LOGIC.contains(call.function()) || call.function().equals("_?_:_") && i == 0;
      args.add(asked ? test(arg) : arg);
    }
    return node.toBuilder()
        .setCall(call.toBuilder().setTarget(call.target().map(this::visit)).clearArgs().addArgs(args).build())
        .build();
  }

  private CelExpr comprehension(CelExpr node) {
    CelExpr.CelComprehension each = node.comprehension();
    return node.toBuilder()
        .setComprehension(each.toBuilder()
            .setIterRange(visit(each.iterRange()))
            .setLoopCondition(visit(each.loopCondition()))
            .setLoopStep(visit(each.loopStep()))
            .setResult(visit(each.result()))
            .build())
        .build();
  }

  private CelExpr test(CelExpr operand) {
    CelExpr.ExprKind.Kind kind = operand.getKind();
    if (kind != CelExpr.ExprKind.Kind.IDENT && kind != CelExpr.ExprKind.Kind.SELECT) return operand;
    CelExpr.CelCall call = CelExpr.CelCall.newBuilder().setFunction(TEST).addArgs(operand).build();
    return CelExpr.newBuilder().setId(++lastId).setCall(call).build();
  }

  private static long greatestId(CelExpr node) {
    long greatest = node.id();
    for (CelExpr child : children(node)) greatest = Math.max(greatest, greatestId(child));
    return greatest;
  }

  private static List<CelExpr> children(CelExpr node) {
    List<CelExpr> children = new ArrayList<>();
    switch (node.getKind()) {
      case CALL -> {
        node.call().target().ifPresent(children::add);
        children.addAll(node.call().args());
      }
      case SELECT -> children.add(node.select().operand());
      case LIST -> children.addAll(node.list().elements());
      case MAP -> node.map().entries().forEach(entry -> {
        children.add(entry.key());
        children.add(entry.value());
      });
      case COMPREHENSION -> {
        CelExpr.CelComprehension each = node.comprehension();
        children.addAll(List.of(each.iterRange(), each.accuInit(), each.loopCondition(), each.loopStep(), each.result()));
      }
      default -> {}
    }
    return children;
  }
}
