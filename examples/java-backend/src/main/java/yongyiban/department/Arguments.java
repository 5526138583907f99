package yongyiban.department;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Arguments of a function, as CEL hands them over: literals are CEL's own, all else is ours. */
final class Arguments {
  private Arguments() {}

  static boolean known(Object... args) {
    return Arrays.stream(args).noneMatch(Unknown::is);
  }

  /** A number; a literal is taken exactly as it is written. */
  static Quantity quantity(Object value) {
    if (value instanceof Quantity quantity) return quantity;
    if (value instanceof Long literal) return Quantity.whole(literal);
    if (value instanceof Double literal) return Quantity.exact(Fraction.of(BigDecimal.valueOf(literal)));
    throw new NotComputable("conversion", "A number was expected.");
  }

  static Fraction number(Object value) {
    return quantity(value).value();
  }

  static boolean isNumber(Object value) {
    return value instanceof Quantity || value instanceof Long || value instanceof Double;
  }

  static LocalDate day(Object value) {
    if (value instanceof LocalDate day) return day;
    if (value instanceof String text) return LocalDate.parse(text);
    throw new NotComputable("conversion", "A day was expected.");
  }

  /** A whole number within reason, for months, days and levels. */
  static long count(Object value) {
    return number(value).toLong();
  }

  static Window window(Object value) {
    if (value instanceof Window window) return window;
    if (value instanceof String text) return Window.parse(text);
    return Window.year(count(value));
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  /** The least it can be; null where nothing bounds it. */
  static Fraction low(Object value) {
    return value instanceof Unknown unknown ? unknown.low() : Unknown.is(value) ? null : ordinal(value);
  }

  /** The most it can be; null where nothing bounds it. */
  static Fraction high(Object value) {
    return value instanceof Unknown unknown ? unknown.high() : Unknown.is(value) ? null : ordinal(value);
  }

  /** Days are counted, so that one comparison does for numbers and days. */
  static Fraction ordinal(Object value) {
    return value instanceof LocalDate day ? Fraction.of(day.toEpochDay()) : number(value);
  }

  /** The values a text may still have; null where that is open. */
  static List<String> options(Object value) {
    return value instanceof Unknown unknown ? unknown.among() : value instanceof String text ? List.of(text) : null;
  }
}
