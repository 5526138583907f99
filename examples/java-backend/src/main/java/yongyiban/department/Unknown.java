package yongyiban.department;

import com.google.common.collect.ImmutableSet;
import dev.cel.runtime.CelAttribute;
import dev.cel.runtime.CelUnknownSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * No value, but what is known of it. {@code low} and {@code high} bound a number, {@code among} lists what an enumeration
 * may still be, so that a comparison can be settled while facts are missing.
 *
 * <p>To CEL it is a value like any other, which functions see; only a test that stays open becomes CEL's own unknown,
 * because {@code &&} and {@code ||} know what to do with that. Which fact is missing, and why, then travels as the
 * attribute {@code REASON.path}.
 */
record Unknown(Set<Missing> missing, Fraction low, Fraction high, List<String> among) {
  static Unknown of(Missing missing) {
    return new Unknown(Set.of(missing), null, null, null);
  }

  static Unknown of(Collection<Missing> missing) {
    return new Unknown(new LinkedHashSet<>(missing), null, null, null);
  }

  /** Everything that is missing among several values, each once; nothing is known of the result. */
  static Unknown merge(Object... values) {
    Set<Missing> all = new LinkedHashSet<>();
    for (Object value : values) all.addAll(missingIn(value));
    return new Unknown(all, null, null, null);
  }

  Unknown between(Fraction low, Fraction high) {
    return new Unknown(missing, low, high, among);
  }

  Unknown among(List<String> values) {
    return new Unknown(missing, low, high, values);
  }

  static boolean is(Object value) {
    return value instanceof Unknown || value instanceof CelUnknownSet;
  }

  /** What a value lacks; nothing where it is known. */
  static Set<Missing> missingIn(Object value) {
    if (value instanceof Unknown unknown) return unknown.missing;
    Set<Missing> missing = new LinkedHashSet<>();
    if (value instanceof CelUnknownSet unknown)
      for (CelAttribute attribute : unknown.attributes()) {
        List<String> parts = attribute.qualifiers().stream().map(CelAttribute.Qualifier::asString).toList();
        missing.add(new Missing(
            String.join(".", parts.subList(1, parts.size())), Missing.Reason.valueOf(parts.get(0))));
      }
    return missing;
  }

  /** The same as CEL's own unknown, for a test. */
  static Object asTest(Object value) {
    if (!(value instanceof Unknown unknown)) return value;
    return CelUnknownSet.create(
        unknown.missing.stream()
            .map(one -> CelAttribute.fromQualifiedIdentifier(one.reason().name() + "." + one.fact()))
            .collect(ImmutableSet.toImmutableSet()));
  }
}
