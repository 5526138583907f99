package yongyiban.department;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what policies write: {@code 60 %}, {@code 500,000 yuan}, {@code 12 months}, {@code 2020-12-31}, tables. */
final class Written {
  private static final String DECIMAL = "-?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?";
  private static final Pattern MONEY = Pattern.compile("(" + DECIMAL + ")\\s*(?:yuan|元)?");
  private static final Pattern PERCENT = Pattern.compile("(" + DECIMAL + ")\\s*([%‰])");
  private static final Pattern COUNT =
      Pattern.compile("(" + DECIMAL + ")\\s*(?:months?|years?|days?|people|person|times|points|items|watts|个月|年|天|人|次|项|瓦)");
  private static final Pattern REGION = Pattern.compile("\\d{6}(?:\\d{6})?");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private Written() {}

  /** A value whose type follows from how it is written. */
  static Object value(JsonNode raw) {
    if (raw.isBoolean()) return raw.booleanValue();
    if (raw.isIntegralNumber()) return Quantity.whole(raw.longValue());
    if (raw.isNumber()) return Quantity.exact(Fraction.of(raw.decimalValue()));
    if (raw.isArray()) {
      List<Object> items = new ArrayList<>();
      for (JsonNode item : raw) items.add(value(item));
      return items;
    }
    return text(raw.textValue().trim());
  }

  private static Object text(String text) {
    if (text.endsWith("yuan") || text.endsWith("元")) {
      Fraction fen = money(text);
      if (fen != null) return Quantity.exact(fen);
    }
    Fraction percent = percent(text);
    if (percent != null) return Quantity.exact(percent);
    LocalDate day = day(text);
    if (day != null) return day;
    if (REGION.matcher(text).matches()) return text;
    if (text.matches(DECIMAL)) return number(text);
    Matcher count = COUNT.matcher(text);
    return count.matches() ? number(count.group(1)) : text;
  }

  private static Quantity number(String text) {
    BigDecimal decimal = decimal(text);
    return new Quantity(Fraction.of(decimal), decimal.stripTrailingZeros().scale() <= 0);
  }

  static BigDecimal decimal(String text) {
    return new BigDecimal(text.replace(",", ""));
  }

  /** Yuan as fen; null where it is no amount. */
  static Fraction money(String text) {
    Matcher match = MONEY.matcher(text.trim());
    return match.matches() ? Fraction.of(decimal(match.group(1)).movePointRight(2)) : null;
  }

  /** A ratio; null where it is no percentage. */
  static Fraction percent(String text) {
    Matcher match = PERCENT.matcher(text.trim());
    if (!match.matches()) return null;
    return Fraction.of(decimal(match.group(1)).movePointLeft(match.group(2).equals("%") ? 2 : 3));
  }

  static LocalDate day(String text) {
    try {
      return DAY.matcher(text).matches() ? LocalDate.parse(text) : null;
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  /** Entries by name, tiers or brackets by value, or bounds by row, indicator and level. */
  static Object table(JsonNode raw) {
    if (raw.has("bands")) {
      List<Tables.Band> bands = new ArrayList<>();
      for (JsonNode band : raw.get("bands"))
        bands.add(new Tables.Band(
            Arguments.ordinal(value(band.has("from") ? band.get("from") : band.get("above"))),
            band.has("from"),
            Arguments.number(value(band.get("value")))));
      return new Tables.Bands(bands);
    }
    if (raw.has("rows")) return rows(raw);
    Map<String, Object> entries = new HashMap<>();
    (raw.has("entries") ? raw.get("entries") : raw).properties().forEach(one -> entries.put(one.getKey(), value(one.getValue())));
    return entries;
  }

  private static Tables.Rows rows(JsonNode raw) {
    List<String> levels = new ArrayList<>();
    raw.get("levels").forEach(level -> levels.add(level.textValue()));
    Map<String, Tables.Row> rows = new HashMap<>();
    raw.get("rows").properties().forEach(row -> {
      Map<String, List<Fraction>> bounds = new HashMap<>();
      row.getValue().properties().forEach(column -> {
        List<Fraction> values = new ArrayList<>();
        column.getValue().forEach(bound -> values.add(Arguments.ordinal(value(bound))));
        bounds.put(column.getKey(), values);
      });
      rows.put(row.getKey(), new Tables.Row(levels, bounds));
    });
    return new Tables.Rows(rows, raw.has("otherwise") ? rows.get(raw.get("otherwise").textValue()) : null);
  }
}
