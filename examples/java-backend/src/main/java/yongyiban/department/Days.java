package yongyiban.department;

import static yongyiban.department.Arguments.count;
import static yongyiban.department.Arguments.day;
import static yongyiban.department.Arguments.known;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Days, and the windows that lie between them. */
final class Days {
  private static final long FURTHEST_MONTHS = 12_000;

  private Days() {}

  static List<Function> all() {
    return List.of(
        Function.member("age", 2, both((from, to) -> Quantity.whole(age(from, to)))),
        Function.member("monthsTo", 2, both((from, to) -> Quantity.whole(monthsTo(from, to)))),
        Function.member("daysTo", 2, both((from, to) -> Quantity.whole(ChronoUnit.DAYS.between(from, to)))),
        Function.member("plusDays", 2, shift((from, by) -> from.plusDays(within(by, FURTHEST_MONTHS * 31)))),
        Function.member("plusMonths", 2, shift((from, by) -> from.plusMonths(within(by, FURTHEST_MONTHS)))),
        Function.member("plusYears", 2, shift((from, by) -> from.plusMonths(within(by * 12, FURTHEST_MONTHS)))),
        Function.member("endOfMonth", 1, one(day -> YearMonth.from(day).atEndOfMonth())),
        Function.member("yearStart", 1, one(day -> LocalDate.of(day.getYear(), 1, 1))),
        Function.member("yearEnd", 1, one(day -> LocalDate.of(day.getYear(), 12, 31))),
        Function.member("year", 1, one(day -> Quantity.whole(day.getYear()))),
        Function.member("month", 1, one(day -> Quantity.whole(day.getMonthValue()))),
        Function.global("year", 1, args -> known(args) ? Window.year(count(args[0])) : Unknown.merge(args)),
        Function.global("months", 2, both((from, to) -> Window.between(Window.monthOf(from), Window.monthOf(to)))),
        Function.global("quarters", 2, both(Days::quarters)),
        Function.global("wholeMonths", 2, both(Days::wholeMonths)),
        Function.global("lastMonths", 2, args -> known(args) ? lastMonths(count(args[0]), day(args[1])) : Unknown.merge(args)));
  }

  private interface OfDay {
    Object of(LocalDate day);
  }

  private interface OfDays {
    Object of(LocalDate from, LocalDate to);
  }

  private interface Shift {
    LocalDate by(LocalDate from, long many);
  }

  private static Function.Body one(OfDay body) {
    return args -> known(args) ? body.of(day(args[0])) : Unknown.merge(args);
  }

  private static Function.Body both(OfDays body) {
    return args -> known(args) ? body.of(day(args[0]), day(args[1])) : Unknown.merge(args);
  }

  private static Function.Body shift(Shift body) {
    return args -> known(args) ? body.by(day(args[0]), count(args[1])) : Unknown.merge(args);
  }

  private static long within(long many, long furthest) {
    if (Math.abs(many) > furthest) throw new NotComputable("out-of-range", "At most a thousand years either way.");
    return many;
  }

  /** Completed years; who was born on 29 February is a year older on 28 February of a common year. */
  private static long age(LocalDate birth, LocalDate on) {
    long years = on.getYear() - birth.getYear();
    return on.isBefore(birth.plusYears(years)) ? years - 1 : years;
  }

  /** Whole months; the last day of a shorter month completes one. */
  private static long monthsTo(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) return -monthsTo(to, from);
    long months = Window.monthOf(to) - Window.monthOf(from);
    return to.isBefore(from.plusMonths(months)) ? months - 1 : months;
  }

  private static Window quarters(LocalDate from, LocalDate to) {
    int begin = Window.monthOf(from);
    int end = Window.monthOf(to);
    return Window.between(begin - begin % 3, end - end % 3 + 2);
  }

  /** Only months that lie wholly between the two days. */
  private static Window wholeMonths(LocalDate from, LocalDate to) {
    int first = Window.monthOf(from) + (from.getDayOfMonth() == 1 ? 0 : 1);
    int last = Window.monthOf(to) - (YearMonth.from(to).atEndOfMonth().equals(to) ? 0 : 1);
    return Window.between(first, last);
  }

  private static Window lastMonths(long count, LocalDate on) {
    if (count < 1 || count > 1200) throw new NotComputable("out-of-range", "Between 1 and 1200 months.");
    int last = Window.monthOf(on) - 1;
    return new Window(last - (int) count + 1, last);
  }
}
