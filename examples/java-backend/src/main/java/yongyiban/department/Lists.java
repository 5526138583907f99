package yongyiban.department;

import static yongyiban.department.Arguments.known;
import static yongyiban.department.Arguments.list;

import java.util.List;
import java.util.Map;

/** Totals and extremes over lists of records; their size. */
final class Lists {
  private Lists() {}

  static List<Function> all() {
    return List.of(
        over("sum", Lists::sum),
        over("max", items -> items.isEmpty() ? Quantity.exact(Fraction.ZERO) : Amounts.extreme(items.toArray(), true)),
        over("min", items -> Amounts.extreme(notEmpty(items).toArray(), false)),
        over("mean", items -> Amounts.risen(sum(notEmpty(items)), total -> total.over(Fraction.of(items.size())))),
        Function.member("size", 1, args -> known(args) ? Quantity.whole(size(args[0])) : Unknown.merge(args)),
        Function.global("size", 1, args -> known(args) ? Quantity.whole(size(args[0])) : Unknown.merge(args)));
  }

  private interface OfList {
    Object of(List<Object> items);
  }

  private static Function over(String name, OfList body) {
    return Function.member(name, 1, args -> known(args) ? body.of(list(args[0])) : Unknown.merge(args));
  }

  /** Of items that are only bounded, the bounds of the sum. */
  private static Object sum(List<Object> items) {
    return items.stream().reduce(Quantity.whole(0), Operators::plus);
  }

  private static List<Object> notEmpty(List<Object> items) {
    if (items.isEmpty()) throw new NotComputable("no-such-key", "The list is empty.");
    return items;
  }

  private static long size(Object value) {
    if (value instanceof String text) return text.codePointCount(0, text.length());
    return value instanceof Map<?, ?> map ? map.size() : list(value).size();
  }
}
