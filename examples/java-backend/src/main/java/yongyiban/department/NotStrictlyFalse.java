package yongyiban.department;

import com.google.common.collect.ImmutableList;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;

/** CEL's own helper: {@code all} and {@code exists} go on after an unknown, because a later item may settle them. */
final class NotStrictlyFalse implements CelFunctionBinding {
  @Override
  public String getOverloadId() {
    return "not_strictly_false";
  }

  @Override
  public ImmutableList<Class<?>> getArgTypes() {
    return ImmutableList.of(Object.class);
  }

  @Override
  public CelFunctionOverload getDefinition() {
    return args -> !Boolean.FALSE.equals(args[0]);
  }

  @Override
  public boolean isStrict() {
    return false;
  }
}
