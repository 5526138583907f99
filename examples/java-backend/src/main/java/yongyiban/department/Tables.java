package yongyiban.department;

import static yongyiban.department.Arguments.high;
import static yongyiban.department.Arguments.known;
import static yongyiban.department.Arguments.low;
import static yongyiban.department.Arguments.ordinal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tiers, brackets, and tables of bounds by row, indicator and level. */
final class Tables {
  private static final int MOST_INDICATORS = 8;

  private Tables() {}

  /** One tier or bracket: reached at its threshold, or only beyond it. */
  record Band(Fraction at, boolean inclusive, Fraction value) {
    boolean reachedBy(Fraction amount) {
      return amount.compareTo(at) > (inclusive ? -1 : 0);
    }
  }

  /** Lowest first. */
  record Bands(List<Band> bands) {}

  /** For each indicator the lower bounds of every level above the lowest. */
  record Row(List<String> levels, Map<String, List<Fraction>> bounds) {}

  /** Rows by key, and the row of every key that has none of its own. */
  record Rows(Map<String, Row> rows, Row otherwise) {}

  static List<Function> all() {
    List<Function> functions = new ArrayList<>(List.of(
        Function.member("tier", 2, args -> known(args[0]) ? tier(((Bands) args[0]).bands(), args[1]) : Unknown.merge(args)),
        Function.member("marginal", 2, args -> known(args[0]) ? marginal(((Bands) args[0]).bands(), args[1]) : Unknown.merge(args)),
        Function.member("row", 2, args -> known(args) ? row((Rows) args[0], (String) args[1]) : Unknown.merge(args))));
    for (int indicators = 1; indicators <= MOST_INDICATORS; indicators++)
      functions.add(Function.member("smallestReached", 1 + 2 * indicators, Tables::smallestReached));
    return functions;
  }

  /** The value of the highest tier reached; below the first, nothing. Between bounds, every tier is possible. */
  private static Object tier(List<Band> bands, Object value) {
    if (known(value)) return Quantity.exact(reached(bands, ordinal(value)));
    Fraction low = low(value);
    Fraction high = high(value);
    List<Fraction> options = new ArrayList<>();
    if (low == null || !bands.get(0).reachedBy(low)) options.add(Fraction.ZERO);
    for (int i = 0; i < bands.size(); i++) {
      boolean passed = i + 1 < bands.size() && low != null && bands.get(i + 1).reachedBy(low);
      if (!passed && (high == null || bands.get(i).reachedBy(high))) options.add(bands.get(i).value());
    }
    Fraction least = options.stream().reduce(Fraction::least).orElseThrow();
    Fraction most = options.stream().reduce(Fraction::greatest).orElseThrow();
    return least.compareTo(most) == 0 ? Quantity.exact(least) : Unknown.merge(value).between(least, most);
  }

  private static Fraction reached(List<Band> bands, Fraction amount) {
    Fraction value = Fraction.ZERO;
    for (Band band : bands) if (band.reachedBy(amount)) value = band.value();
    return value;
  }

  /** Each slice at its own rate. */
  private static Object marginal(List<Band> bands, Object value) {
    if (known(value)) return Quantity.exact(slices(bands, ordinal(value)));
    boolean rising = bands.stream().allMatch(band -> band.value().sign() >= 0);
    if (!rising) return Unknown.merge(value);
    Fraction low = low(value);
    Fraction high = high(value);
    return Unknown.merge(value)
        .between(low == null ? Fraction.ZERO : slices(bands, low), high == null ? null : slices(bands, high));
  }

  private static Fraction slices(List<Band> bands, Fraction amount) {
    Fraction total = Fraction.ZERO;
    for (int i = 0; i < bands.size(); i++) {
      Band band = bands.get(i);
      if (amount.compareTo(band.at()) <= 0) break;
      Fraction end = i + 1 < bands.size() ? amount.least(bands.get(i + 1).at()) : amount;
      total = total.plus(band.value().times(end.minus(band.at())));
    }
    return total;
  }

  private static Row row(Rows table, String key) {
    Row row = table.rows().getOrDefault(key, table.otherwise());
    if (row == null) throw new NotComputable("no-such-key", "The table has no row \"" + key + "\".");
    return row;
  }

  /** The smallest level that any one indicator of the row gives; one at the lowest level settles all. */
  private static Object smallestReached(Object[] args) {
    if (!known(args[0])) return Unknown.merge(args);
    Row row = (Row) args[0];
    int top = row.levels().size() - 1;
    int least = top;
    int most = top;
    List<Object> doubts = new ArrayList<>();
    for (int i = 1; i < args.length; i += 2) {
      List<Fraction> bounds = row.bounds().get((String) args[i]);
      Object value = args[i + 1];
      if (bounds == null) continue;
      if (Unknown.is(value)) doubts.add(value);
      least = Math.min(least, low(value) == null ? 0 : level(bounds, low(value)));
      most = Math.min(most, high(value) == null ? top : level(bounds, high(value)));
    }
    return least == most
        ? row.levels().get(least)
        : Unknown.merge(doubts.toArray()).among(row.levels().subList(least, most + 1));
  }

  private static int level(List<Fraction> bounds, Fraction value) {
    return (int) bounds.stream().filter(bound -> value.compareTo(bound) >= 0).count();
  }
}
