package yongyiban.department;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import java.util.Collections;
import java.util.List;

/**
 * One function of the policy language for CEL: declared with dynamic types, because money, percentages, series and tables
 * are no types of CEL, and given unknown arguments like any other, because a bound may settle what a value would.
 */
record Function(String name, boolean member, int arity, CelType result, Body body) {
  /** What a function does. */
  interface Body {
    Object apply(Object[] args);
  }

  static Function member(String name, int arity, Body body) {
    return new Function(name, true, arity, SimpleType.DYN, body);
  }

  static Function global(String name, int arity, Body body) {
    return new Function(name, false, arity, SimpleType.DYN, body);
  }

  /** Gives yes or no, so that CEL can join it by {@code &&}. */
  Function test() {
    return new Function(name, member, arity, SimpleType.BOOL, args -> Unknown.asTest(body.apply(args)));
  }

  CelOverloadDecl overload() {
    List<CelType> types = Collections.nCopies(arity, SimpleType.DYN);
    return member
        ? CelOverloadDecl.newMemberOverload(overloadId(), result, types)
        : CelOverloadDecl.newGlobalOverload(overloadId(), result, types);
  }

  static CelFunctionDecl declaration(String name, List<Function> overloads) {
    return CelFunctionDecl.newFunctionDeclaration(name, overloads.stream().map(Function::overload).toList());
  }

  CelFunctionBinding binding() {
    return CelFunctionBinding.from(overloadId(), Collections.nCopies(arity, Object.class), args -> {
      try {
        return body.apply(args);
      } catch (NotComputable failure) {
        throw new CelEvaluationException(failure.code + ": " + failure.getMessage(), failure);
      }
    });
  }

  private String overloadId() {
    String word = Character.isLetter(name.charAt(0)) ? name : "operator_" + Integer.toHexString(name.hashCode());
    return word + (member ? "_of_" : "_") + arity;
  }
}
