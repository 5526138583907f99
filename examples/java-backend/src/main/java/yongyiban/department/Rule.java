package yongyiban.department;

import static yongyiban.department.Arguments.high;
import static yongyiban.department.Arguments.isNumber;
import static yongyiban.department.Arguments.known;
import static yongyiban.department.Arguments.low;
import static yongyiban.department.Arguments.options;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** "X; but where Y, Z": the general formula stands unless an exception holds; of several, the first. */
record Rule(Formula general, List<Exception> exceptions) {
  /** What an expression comes to, for one subject on one day. */
  interface Formula {
    Object at(Moment moment);

    /** Whether it comes to yes or no. */
    default boolean test() {
      return false;
    }
  }

  /** "But where …". */
  record Exception(Formula when, Formula value) {}

  static Rule constant(Object value) {
    return new Rule(moment -> value, List.of());
  }

  Object at(Moment moment) {
    Object value = from(0, moment);
    return test() ? Unknown.asTest(value) : value;
  }

  boolean test() {
    return general.test();
  }

  private Object from(int start, Moment moment) {
    for (int i = start; i < exceptions.size(); i++) {
      Exception exception = exceptions.get(i);
      Object holds = exception.when.at(moment);
      if (Boolean.TRUE.equals(holds)) return exception.value.at(moment);
      if (Unknown.is(holds)) return either(holds, exception.value.at(moment), from(i + 1, moment));
    }
    return general.at(moment);
  }

  /** One of two, not known which: known after all where they agree, else bounded by them. */
  private static Object either(Object why, Object one, Object other) {
    if (known(one, other) && Boolean.TRUE.equals(Operators.equal(one, other))) return one;
    Unknown unknown = Unknown.merge(why, one, other);
    List<String> some = options(one);
    List<String> more = options(other);
    if (some != null && more != null) {
      Set<String> all = new LinkedHashSet<>(some);
      all.addAll(more);
      return unknown.among(new ArrayList<>(all));
    }
    if (!measured(one) || !measured(other)) return unknown;
    return unknown.between(end(low(one), low(other), false), end(high(one), high(other), true));
  }

  private static boolean measured(Object value) {
    return isNumber(value) || value instanceof LocalDate || Unknown.is(value);
  }

  private static Fraction end(Fraction a, Fraction b, boolean greatest) {
    return a == null || b == null ? null : greatest ? a.greatest(b) : a.least(b);
  }
}
