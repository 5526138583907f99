package yongyiban.department;

import static yongyiban.department.Arguments.count;
import static yongyiban.department.Arguments.day;
import static yongyiban.department.Arguments.high;
import static yongyiban.department.Arguments.isNumber;
import static yongyiban.department.Arguments.known;
import static yongyiban.department.Arguments.list;
import static yongyiban.department.Arguments.low;
import static yongyiban.department.Arguments.number;
import static yongyiban.department.Arguments.options;
import static yongyiban.department.Arguments.quantity;

import java.time.LocalDate;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** CEL's operators over exact numbers, days and texts. {@code &&}, {@code ||}, {@code !} and {@code ? :} are CEL's own. */
final class Operators {
  private Operators() {}

  static List<Function> all() {
    return List.of(
        comparison("_<_", true, true),
        comparison("_<=_", true, false),
        comparison("_>_", false, true),
        comparison("_>=_", false, false),
        Function.global("_==_", 2, args -> equal(args[0], args[1])).test(),
        Function.global("_!=_", 2, args -> equal(args[0], args[1]) instanceof Boolean same ? !same : Unknown.merge(args)).test(),
        Function.global("@in", 2, args -> in(args[0], args[1])).test(),
        Function.global("_+_", 2, args -> plus(args[0], args[1])),
        Function.global("_-_", 2, args -> minus(args[0], args[1])),
        Function.global("_*_", 2, args -> times(args[0], args[1])),
        Function.global("_/_", 2, Operators::over),
        Function.global("-_", 1, args -> negated(args[0])),
        Function.global("_[_]", 2, args -> known(args) ? at(args[0], args[1]) : atUnknown(args[0], args[1])));
  }

  /** Settled by bounds where they lie apart: 15 ≥ 10 holds for every value from 12 upwards. */
  private static Function comparison(String name, boolean less, boolean strict) {
    return Function.global(name, 2, args -> {
      Object small = less ? args[0] : args[1];
      Object great = less ? args[1] : args[0];
      if (known(args)) {
        IntPredicate holds = strict ? order -> order < 0 : order -> order <= 0;
        return holds.test(compare(small, great));
      }
      if (small instanceof String || great instanceof String) return Unknown.merge(args);
      if (apart(high(small), low(great), strict)) return true;
      if (apart(high(great), low(small), !strict)) return false;
      return Unknown.merge(args);
    }).test();
  }

  private static boolean apart(Fraction below, Fraction above, boolean strict) {
    return below != null && above != null && (strict ? below.compareTo(above) < 0 : below.compareTo(above) <= 0);
  }

  private static int compare(Object a, Object b) {
    if (a instanceof LocalDate || b instanceof LocalDate) return day(a).compareTo(day(b));
    if (a instanceof String left && b instanceof String right) return compareText(left, right);
    return number(a).compareTo(number(b));
  }

  /** CEL orders text by code point. */
  private static int compareText(String a, String b) {
    return java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
  }

  static Object equal(Object a, Object b) {
    if (known(a, b)) return same(a, b);
    List<String> some = options(a);
    List<String> others = options(b);
    if (some != null && others != null && Collections.disjoint(some, others)) return false;
    if (bounded(a) && bounded(b) && (apart(high(a), low(b), true) || apart(high(b), low(a), true))) return false;
    return Unknown.merge(a, b);
  }

  private static boolean bounded(Object value) {
    return Unknown.is(value) || isNumber(value);
  }

  private static boolean same(Object a, Object b) {
    if (isNumber(a) && isNumber(b)) return number(a).compareTo(number(b)) == 0;
    if (a instanceof LocalDate || b instanceof LocalDate) return day(a).equals(day(b));
    return Objects.equals(a, b);
  }

  private static Object in(Object item, Object container) {
    if (Unknown.is(container) || container instanceof Map<?, ?> && Unknown.is(item)) return Unknown.merge(item, container);
    if (container instanceof Map<?, ?> map) return map.containsKey(item);
    List<Object> items = list(container);
    if (known(item)) return items.stream().anyMatch(one -> same(one, item));
    if (items.stream().allMatch(one -> Boolean.FALSE.equals(equal(item, one)))) return false;
    List<String> options = options(item);
    return options != null && items.containsAll(options) ? true : Unknown.merge(item);
  }

  private static Object at(Object container, Object key) {
    if (container instanceof Map<?, ?> map) {
      Object value = map.get(key);
      if (value == null) throw new NotComputable("no-such-key", "The table has no entry \"" + key + "\".");
      return value;
    }
    List<Object> items = list(container);
    long index = count(key);
    if (index < 0 || index >= items.size()) throw new NotComputable("no-such-key", "The list is shorter.");
    return items.get((int) index);
  }

  /** Of a table of numbers, one of the entries that the key may still name. */
  private static Object atUnknown(Object container, Object key) {
    Unknown unknown = Unknown.merge(container, key);
    if (!(container instanceof Map<?, ?> map) || !map.values().stream().allMatch(Arguments::isNumber)) return unknown;
    List<String> options = options(key);
    List<Fraction> entries =
        map.entrySet().stream()
            .filter(entry -> options == null || options.contains(entry.getKey()))
            .map(entry -> number(entry.getValue()))
            .sorted()
            .toList();
    return entries.isEmpty() ? unknown : unknown.between(entries.get(0), entries.get(entries.size() - 1));
  }

  static Object plus(Object a, Object b) {
    if (a instanceof List<?> some && b instanceof List<?> more) {
      List<Object> joined = new ArrayList<>(some);
      joined.addAll(more);
      return joined;
    }
    if (a instanceof String some && b instanceof String more) return some + more;
    return combined(a, b, Fraction::plus);
  }

  private static Object combined(Object a, Object b, BinaryOperator<Fraction> how) {
    if (known(a, b)) {
      boolean whole = quantity(a).whole() && quantity(b).whole();
      Fraction value = how.apply(number(a), number(b));
      if (whole) value.toLong();
      return new Quantity(value, whole);
    }
    return Unknown.merge(a, b).between(both(low(a), low(b), how), both(high(a), high(b), how));
  }

  private static Fraction both(Fraction a, Fraction b, BinaryOperator<Fraction> how) {
    return a == null || b == null ? null : how.apply(a, b);
  }

  static Object minus(Object a, Object b) {
    return combined(a, negated(b), Fraction::plus);
  }

  private static Object negated(Object value) {
    if (known(value)) return new Quantity(number(value).negated(), quantity(value).whole());
    Fraction low = low(value);
    Fraction high = high(value);
    return Unknown.merge(value).between(high == null ? null : high.negated(), low == null ? null : low.negated());
  }

  /** Bounds of a product lie at the corners; without a bound on one side only known signs help. */
  static Object times(Object a, Object b) {
    if (known(a, b)) return combined(a, b, Fraction::times);
    if (known(a)) return scaled(b, number(a));
    if (known(b)) return scaled(a, number(b));
    Unknown product = Unknown.merge(a, b);
    if (low(a) == null || low(b) == null) return product;
    if (high(a) == null || high(b) == null)
      return low(a).sign() >= 0 && low(b).sign() >= 0 ? product.between(low(a).times(low(b)), null) : product;
    List<Fraction> corners =
        Stream.of(low(a).times(low(b)), low(a).times(high(b)), high(a).times(low(b)), high(a).times(high(b)))
            .sorted()
            .toList();
    return product.between(corners.get(0), corners.get(3));
  }

  private static Object scaled(Object value, Fraction by) {
    Fraction low = both(low(value), by, Fraction::times);
    Fraction high = both(high(value), by, Fraction::times);
    return Unknown.merge(value).between(by.sign() < 0 ? high : low, by.sign() < 0 ? low : high);
  }

  private static Object over(Object[] args) {
    if (!known(args[1]) || number(args[1]).sign() == 0 && !known(args)) return Unknown.merge(args);
    Fraction by = number(args[1]);
    if (!known(args)) return scaled(args[0], Fraction.of(1).over(by));
    Fraction value = number(args[0]).over(by);
    boolean whole = quantity(args[0]).whole() && quantity(args[1]).whole();
    return whole
        ? Quantity.whole(value.rounded(RoundingMode.DOWN, 1).toLong())
        : Quantity.exact(value);
  }
}
