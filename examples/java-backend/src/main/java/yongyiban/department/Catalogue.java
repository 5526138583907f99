package yongyiban.department;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Period;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The facts that policies speak of: type, freshness, bounds, and whether they may be shared. */
final class Catalogue {
  /** The type of a fact: its kind, what a series or list holds, and the values of an enumeration. */
  record Type(String kind, String of, int months, List<String> values, Map<String, Type> fields) {
    private static final Pattern SERIES = Pattern.compile("series\\((month|quarter|year), ([a-z]+)\\)");

    static Type parse(String text, Map<String, Type> fields) {
      Matcher series = SERIES.matcher(text);
      if (series.matches()) {
        int months = Map.of("month", 1, "quarter", 3, "year", 12).get(series.group(1));
        return new Type("series", series.group(2), months, List.of(), Map.of());
      }
      if (text.startsWith("enum(")) {
        return new Type("enum", null, 0, List.of(text.substring(5, text.length() - 1).split(", ")), Map.of());
      }
      if (text.startsWith("list(")) return new Type("list", text.substring(5, text.length() - 1), 0, List.of(), Map.of());
      return new Type(text, null, 0, List.of(), fields);
    }

    boolean isTest() {
      return kind.equals("bool");
    }

    boolean ofBool() {
      return "bool".equals(of);
    }

    boolean ofWhole() {
      return "integer".equals(of);
    }
  }

  /** One fact. */
  record Fact(String path, Type type, Period freshness, Fraction minimum, Fraction maximum, boolean shared) {
    boolean neverNegative() {
      return minimum != null && minimum.sign() >= 0;
    }

    /** What is known of it while it is missing. */
    Object missing(Missing.Reason reason) {
      Unknown unknown = Unknown.of(new Missing(path, reason));
      if (type.isTest()) return Unknown.asTest(unknown);
      return type.values().isEmpty() ? unknown.between(minimum, maximum) : unknown.among(type.values());
    }

    Object absent() {
      return missing(shared ? Missing.Reason.ABSENT : Missing.Reason.NOT_SHARED);
    }
  }

  private final Map<String, Fact> facts = new LinkedHashMap<>();

  static Catalogue parse(JsonNode raw) {
    Catalogue catalogue = new Catalogue();
    raw.get("facts").properties().forEach(one -> catalogue.facts.put(one.getKey(), fact(one.getKey(), one.getValue())));
    return catalogue;
  }

  private static Fact fact(String path, JsonNode raw) {
    Map<String, Type> fields = new HashMap<>();
    if (raw.has("fields"))
      raw.get("fields").properties().forEach(field ->
          fields.put(field.getKey(), Type.parse(field.getValue().get("type").textValue(), Map.of())));
    Type type = Type.parse(raw.get("type").textValue(), fields);
    return new Fact(
        path,
        type,
        raw.has("freshness") ? Period.parse(raw.get("freshness").textValue()) : null,
        bound(type, raw.get("minimum")),
        bound(type, raw.get("maximum")),
        !"none".equals(raw.get("sharing").textValue()));
  }

  private static Fraction bound(Type type, JsonNode raw) {
    if (raw == null) return null;
    String kind = type.of() == null ? type.kind() : type.of();
    return kind.equals("money")
        ? Written.money(raw.asText())
        : kind.equals("percent") ? Written.percent(raw.asText()) : Fraction.of(Written.decimal(raw.asText()));
  }

  Map<String, Fact> facts() {
    return facts;
  }
}
