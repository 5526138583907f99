package yongyiban.department;

import static yongyiban.department.Arguments.day;
import static yongyiban.department.Arguments.known;
import static yongyiban.department.Arguments.window;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;

/** Windows over periods: sums, means, counts, runs, growth. */
final class SeriesFunctions {
  private SeriesFunctions() {}

  static List<Function> all() {
    return List.of(
        over("sum", SeriesFunctions::sum, false),
        over("at", SeriesFunctions::sum, false),
        over("average", SeriesFunctions::average, false),
        over("months", SeriesFunctions::months, true),
        over("periods", SeriesFunctions::periods, true),
        over("consecutiveMonths", SeriesFunctions::longestRun, true),
        over("least", (series, window) -> extreme(series, window, false), false),
        over("greatest", (series, window) -> extreme(series, window, true), false),
        over("increase", SeriesFunctions::increase, false),
        over("growth", (series, window) -> growth(series, window, window.yearBefore()), false),
        Function.member("growth", 3, args -> known(args) ? growth((Series) args[0], window(args[1]), window(args[2])) : Unknown.merge(args)),
        over("holds", SeriesFunctions::holds, false).test(),
        Function.member("last", 2, args -> known(args) ? last((Series) args[0], day(args[1])) : Unknown.merge(args)),
        Function.member("and", 2, args -> known(args) ? ((Series) args[0]).and((Series) args[1]) : Unknown.merge(args)));
  }

  /** A function over a window; of a series that is missing as a whole a count is bounded, an amount is nothing at least. */
  private static Function over(String name, BiFunction<Series, Window, Object> body, boolean counts) {
    return Function.member(name, 2, args -> {
      if (known(args)) return body.apply((Series) args[0], window(args[1]));
      Unknown missing = Unknown.merge(args);
      if (counts && known(args[1])) return missing.between(Fraction.ZERO, Fraction.of(window(args[1]).months()));
      boolean amount = name.equals("sum") || name.equals("at") || name.equals("average");
      return amount && args[0] instanceof Unknown series && series.low() != null
          ? missing.between(Fraction.ZERO, null)
          : missing;
    });
  }

  private static Object sum(Series series, Window window) {
    Series.Cut cut = series.cut(window);
    if (cut == null) return series.tooCoarse();
    return bounded(series, cut, cut.total());
  }

  private static Object average(Series series, Window window) {
    if (series.coarserThanPromised()) return series.tooCoarse();
    Series.Cut cut = series.asPromised().cut(window);
    if (cut == null) return series.tooCoarse();
    return bounded(series, cut, cut.total().over(Fraction.of(cut.periods())));
  }

  /** Known, or bounded below by what is known where amounts cannot be negative. */
  private static Object bounded(Series series, Series.Cut cut, Fraction value) {
    if (cut.lacking() == 0) return new Quantity(value, series.fact().type().ofWhole() && value.denominator().equals(java.math.BigInteger.ONE));
    return Unknown.of(cut.missing()).between(series.fact().neverNegative() ? value : null, null);
  }

  private static Object months(Series series, Window window) {
    return series.months() == 1 ? count(series, series.cut(window), window) : uncounted(series, window);
  }

  private static Object periods(Series series, Window window) {
    if (series.coarserThanPromised()) return uncounted(series, window);
    return count(series, series.asPromised().cut(window), window);
  }

  private static Unknown uncounted(Series series, Window window) {
    return series.tooCoarse().between(Fraction.ZERO, Fraction.of(window.months()));
  }

  private static Object count(Series series, Series.Cut cut, Window window) {
    if (cut == null) return uncounted(series, window);
    long positive = cut.known().stream().filter(value -> value.sign() > 0).count();
    if (cut.lacking() == 0) return Quantity.whole(positive);
    return Unknown.of(cut.missing()).between(Fraction.of(positive), Fraction.of(positive + cut.lacking()));
  }

  /** What is missing counts against the least, and for the greatest. */
  private static Object longestRun(Series series, Window window) {
    Series.Cut cut = series.months() == 1 ? series.cut(window) : null;
    if (cut == null) return uncounted(series, window);
    long low = run(series, window, false);
    long high = run(series, window, true);
    return low == high ? Quantity.whole(low) : Unknown.of(cut.missing()).between(Fraction.of(low), Fraction.of(high));
  }

  private static long run(Series series, Window window, boolean missingCounts) {
    long best = 0;
    long length = 0;
    for (int month = window.first(); month <= window.last(); month++) {
      Fraction value = series.values().get(month);
      length = (value == null ? missingCounts : value.sign() > 0) ? length + 1 : 0;
      best = Math.max(best, length);
    }
    return best;
  }

  private static Object extreme(Series series, Window window, boolean greatest) {
    if (series.coarserThanPromised()) return series.tooCoarse();
    Series.Cut cut = series.asPromised().cut(window);
    if (cut == null) return series.tooCoarse();
    Fraction known = cut.known().stream().reduce(greatest ? Fraction::greatest : Fraction::least).orElse(null);
    if (cut.lacking() == 0) return new Quantity(known, series.fact().type().ofWhole());
    return Unknown.of(cut.missing()).between(greatest ? known : null, greatest ? null : known);
  }

  private static Object increase(Series series, Window window) {
    Object now = sum(series, window);
    Object before = sum(series, window.yearBefore());
    return known(now, before)
        ? Quantity.exact(Arguments.number(now).minus(Arguments.number(before)))
        : Unknown.merge(now, before);
  }

  /** Growth rate, exact. From zero or less there is none. */
  private static Object growth(Series series, Window window, Window base) {
    Object now = sum(series, window);
    Object before = sum(series, base);
    if (!known(now, before)) return Unknown.merge(now, before);
    Fraction from = Arguments.number(before);
    if (from.sign() <= 0) throw new NotComputable("no-base", "Growth from zero or less is not defined.");
    return Quantity.exact(Arguments.number(now).minus(from).over(from));
  }

  private static Object holds(Series series, Window window) {
    Series.Cut cut = series.cut(window);
    if (cut == null) return series.tooCoarse();
    if (cut.known().contains(Fraction.ZERO)) return false;
    return cut.lacking() == 0 ? true : Unknown.of(cut.missing());
  }

  private static Object last(Series series, LocalDate on) {
    Fraction value = series.last(Window.monthOf(on));
    if (value == null) return Unknown.of(new Missing(series.fact().path(), Missing.Reason.ABSENT));
    return series.fact().type().ofBool() ? (Object) (value.sign() > 0) : new Quantity(value, series.fact().type().ofWhole());
  }
}
