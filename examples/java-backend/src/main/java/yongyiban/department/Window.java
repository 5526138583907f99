package yongyiban.department;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stretch of whole months, both ends included, counted from January of year 0. */
record Window(int first, int last) {
  private static final Pattern PERIOD = Pattern.compile("(\\d{4})(?:-?Q([1-4])|-(\\d{2}))?");

  /** Reads {@code 2019}, {@code 2019-Q1}, {@code 2019-03}, or a range of two alike, {@code 2018/2019}. */
  static Window parse(String text) {
    String[] ends = text.split("/", -1);
    Window from = one(ends[0]);
    if (ends.length == 1) return from;
    Window to = one(ends[1]);
    if (ends.length > 2 || from.months() != to.months() || to.first < from.first) throw notAPeriod(text);
    return new Window(from.first, to.last);
  }

  private static Window one(String text) {
    Matcher match = PERIOD.matcher(text);
    if (!match.matches()) throw notAPeriod(text);
    int year = Integer.parseInt(match.group(1)) * 12;
    if (match.group(2) != null) {
      int first = year + (Integer.parseInt(match.group(2)) - 1) * 3;
      return new Window(first, first + 2);
    }
    if (match.group(3) != null) {
      int month = Integer.parseInt(match.group(3));
      if (month < 1 || month > 12) throw notAPeriod(text);
      return new Window(year + month - 1, year + month - 1);
    }
    return new Window(year, year + 11);
  }

  private static NotComputable notAPeriod(String text) {
    return new NotComputable("conversion", "\"" + text + "\" is no period.");
  }

  static Window year(long year) {
    if (year < 1 || year > 9999) throw new NotComputable("out-of-range", "A year is between 1 and 9999.");
    return new Window((int) year * 12, (int) year * 12 + 11);
  }

  /** Both months included; at most a century. */
  static Window between(int first, int last) {
    if (last < first || last - first > 1200)
      throw new NotComputable("out-of-range", "The first day is not after the second, and at most a century before it.");
    return new Window(first, last);
  }

  static int monthOf(LocalDate day) {
    return day.getYear() * 12 + day.getMonthValue() - 1;
  }

  int months() {
    return last - first + 1;
  }

  Window yearBefore() {
    return new Window(first - 12, last - 12);
  }
}
