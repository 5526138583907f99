package yongyiban.department;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All facts known about one subject. */
public final class Dossier {
  private record Known(Object value, LocalDate asOf) {}

  final String subjectKind;
  private final Map<String, Known> known = new HashMap<>();

  private Dossier(String subjectKind) {
    this.subjectKind = subjectKind;
  }

  /**
   * Reads a dossier as plain data: {@code { "subject": { "kind": … }, "facts": { path: { "value": …, "asOf": … } } }}.
   *
   * @throws IllegalArgumentException when the catalogue lacks a fact, or a value does not fit its type; says which
   */
  static Dossier parse(Catalogue catalogue, JsonNode raw) {
    Dossier dossier = new Dossier(raw.path("subject").path("kind").asText("enterprise"));
    raw.path("facts").properties().forEach(one -> {
      Catalogue.Fact fact = catalogue.facts().get(one.getKey());
      if (fact == null) throw new IllegalArgumentException("facts." + one.getKey() + ": the catalogue has no such fact.");
      JsonNode value = one.getValue().path("value");
      LocalDate asOf = Written.day(one.getValue().path("asOf").asText());
      if (value.isMissingNode() || value.isNull()) return;
      if (asOf == null) throw new IllegalArgumentException("facts." + one.getKey() + ".asOf: write a day as 2020-12-31.");
      dossier.known.put(fact.path(), new Known(read(fact, value), asOf));
    });
    return dossier;
  }

  /** The value, or why it is missing. */
  Object read(Catalogue.Fact fact, LocalDate on) {
    Known one = known.get(fact.path());
    if (one == null) return fact.absent();
    if (fact.freshness() != null && one.asOf.plus(fact.freshness()).isBefore(on)) return fact.missing(Missing.Reason.STALE);
    return one.value;
  }

  private static Object read(Catalogue.Fact fact, JsonNode raw) {
    try {
      return switch (fact.type().kind()) {
        case "series" -> series(fact, raw);
        case "list" -> list(fact, raw);
        default -> plain(fact.type().kind(), raw);
      };
    } catch (RuntimeException unreadable) {
      throw new IllegalArgumentException("facts." + fact.path() + ".value: it is no " + fact.type().kind() + ".", unreadable);
    }
  }

  private static Object plain(String kind, JsonNode raw) {
    Object value = switch (kind) {
      case "bool" -> raw.isBoolean() ? raw.booleanValue() : null;
      case "integer" -> raw.isIntegralNumber() ? Quantity.whole(raw.longValue()) : null;
      case "decimal" -> Quantity.exact(Fraction.of(Written.decimal(raw.asText())));
      case "money" -> Quantity.exact(Written.money(raw.textValue()));
      case "percent" -> Quantity.exact(Written.percent(raw.textValue()));
      case "date" -> Written.day(raw.textValue());
      default -> raw.textValue();
    };
    if (value == null || value instanceof Quantity quantity && quantity.value() == null)
      throw new IllegalArgumentException("Not a " + kind + ".");
    return value;
  }

  private static List<Object> list(Catalogue.Fact fact, JsonNode raw) {
    List<Object> items = new ArrayList<>();
    for (JsonNode item : raw) {
      if (fact.type().of() != null) {
        items.add(plain(fact.type().of(), item));
        continue;
      }
      Map<String, Object> fields = new HashMap<>();
      fact.type().fields().forEach((name, type) -> fields.put(
          name, item.has(name) && !item.get(name).isNull() ? plain(type.kind(), item.get(name)) : absent(fact, type)));
      items.add(fields);
    }
    return items;
  }

  /** A field that is not there: of the list no more is known than that it lacks this. */
  private static Object absent(Catalogue.Fact fact, Catalogue.Type field) {
    Unknown unknown = Unknown.of(new Missing(fact.path(), Missing.Reason.ABSENT));
    return field.isTest() ? Unknown.asTest(unknown) : unknown;
  }

  private static Series series(Catalogue.Fact fact, JsonNode raw) {
    TreeMap<Integer, Fraction> values = new TreeMap<>();
    int[] months = {fact.type().months()};
    raw.properties().forEach(one -> {
      Window window = Window.parse(one.getKey());
      months[0] = Window.parse(one.getKey().split("/")[0]).months();
      Object value = plain(fact.type().of(), one.getValue());
      Fraction number = value instanceof Boolean yes ? Fraction.of(yes ? 1 : 0) : Arguments.number(value);
      for (int first = window.first(); first <= window.last(); first += months[0]) values.put(first, number);
    });
    return new Series(fact, months[0], values, List.of());
  }
}
