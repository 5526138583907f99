package yongyiban.department;

import static yongyiban.department.Arguments.known;
import static yongyiban.department.Arguments.list;

import java.util.List;
import java.util.function.BiPredicate;

/** Text, and places by GB/T 2260. */
final class Texts {
  private Texts() {}

  static List<Function> all() {
    return List.of(
        test("startsWith", String::startsWith),
        test("endsWith", String::endsWith),
        test("contains", String::contains),
        Function.member("within", 2, args -> known(args) ? within((String) args[0], args[1]) : Unknown.merge(args)).test());
  }

  private static Function test(String name, BiPredicate<String, String> holds) {
    return Function.member(name, 2, args -> known(args) ? holds.test((String) args[0], (String) args[1]) : Unknown.merge(args)).test();
  }

  private static boolean within(String place, Object region) {
    return region instanceof String code
        ? place.startsWith(prefix(code))
        : list(region).stream().anyMatch(one -> place.startsWith(prefix((String) one)));
  }

  /** The digits that every place inside a region shares; 00 means "the whole of". */
  private static String prefix(String code) {
    return code.length() == 12 ? code.replaceFirst("(?:000)+$", "") : code.replaceFirst("(?:00)+$", "");
  }
}
