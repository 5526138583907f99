package yongyiban.department;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The names that the expressions of one policy (or one derived fact) may use: its own, and the facts. */
final class Scope {
  private final Rulebook rulebook;
  private final Map<String, Rule> names = new HashMap<>();
  private final Language language;

  /** Reads parameters, tables and definitions; each definition may use those above it. */
  Scope(Rulebook rulebook, JsonNode raw) {
    this.rulebook = rulebook;
    Set<String> known = new HashSet<>(rulebook.names());
    for (String kind : List.of("parameters", "tables", "definitions"))
      raw.path(kind).properties().forEach(one -> known.add(one.getKey()));
    known.add("today");
    language = new Language(known);
    raw.path("tables").properties().forEach(one -> names.put(one.getKey(), Rule.constant(Written.table(one.getValue()))));
    raw.path("parameters").properties().forEach(one -> names.put(one.getKey(), parameter(one.getValue())));
    raw.path("definitions").properties().forEach(one -> names.put(one.getKey(), rule(one.getValue())));
  }

  /** The value of a name; null where there is none, which the language has refused before. */
  Object value(String name, Moment moment) {
    if (name.equals("today")) return moment.day;
    Rule own = names.get(name);
    return own == null ? rulebook.value(name, moment) : moment.once(List.of(this, name), () -> own.at(moment));
  }

  /** Whether a name stands for yes or no. */
  boolean isTest(String name) {
    Rule own = names.get(name);
    return own == null ? rulebook.isTest(name) : own.test();
  }

  Rule.Formula formula(String expression) {
    return language.formula(expression, this);
  }

  /** A formula with its exceptions. */
  Rule rule(JsonNode raw) {
    if (raw.isTextual()) return new Rule(formula(raw.textValue()), List.of());
    List<Rule.Exception> exceptions = new ArrayList<>();
    for (JsonNode one : raw.path("exceptions"))
      exceptions.add(new Rule.Exception(formula(one.get("when").textValue()), formula(one.get("value").textValue())));
    return new Rule(formula(raw.get("value").textValue()), exceptions);
  }

  private Rule parameter(JsonNode raw) {
    if (!raw.isObject()) return Rule.constant(Written.value(raw));
    List<Rule.Exception> exceptions = new ArrayList<>();
    for (JsonNode one : raw.path("exceptions"))
      exceptions.add(new Rule.Exception(formula(one.get("when").textValue()), written(one.get("value"))));
    return new Rule(dated(raw), exceptions);
  }

  /** A value as authors write it, or an expression after {@code =}. */
  private Rule.Formula written(JsonNode raw) {
    if (raw.isTextual() && raw.textValue().startsWith("=")) return formula(raw.textValue().substring(1));
    Object value = Written.value(raw);
    return moment -> value;
  }

  /** The newest value that has begun by the day. */
  private static Rule.Formula dated(JsonNode raw) {
    TreeMap<LocalDate, Object> values = new TreeMap<>();
    values.put(LocalDate.MIN, Written.value(raw.get("value")));
    raw.path("from").properties().forEach(one -> values.put(LocalDate.parse(one.getKey()), Written.value(one.getValue())));
    return moment -> values.floorEntry(moment.day).getValue();
  }
}
