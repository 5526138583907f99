package yongyiban.department;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The catalogue, and the facts that follow from others by a rule. */
public final class Rulebook {
  final Catalogue catalogue;
  private final Map<String, Rule> derived = new HashMap<>();

  /**
   * Reads a catalogue and derived facts as plain data.
   *
   * @throws IllegalArgumentException when an expression is refused
   */
  public Rulebook(JsonNode catalogue, Iterable<JsonNode> derivations) {
    this.catalogue = Catalogue.parse(catalogue);
    // Names first: a derived fact may use another that stands below it.
    derivations.forEach(one -> derived.put(one.get("derived").textValue(), null));
    derivations.forEach(one -> derived.put(one.get("derived").textValue(), new Scope(this, one).rule(one)));
  }

  Set<String> names() {
    Set<String> names = new HashSet<>(catalogue.facts().keySet());
    names.addAll(derived.keySet());
    return names;
  }

  boolean isTest(String name) {
    Rule rule = derived.get(name);
    Catalogue.Fact fact = catalogue.facts().get(name);
    return rule != null ? rule.test() : fact != null && fact.type().isTest();
  }

  Object value(String name, Moment moment) {
    Rule rule = derived.get(name);
    if (rule != null) return moment.once(name, () -> rule.at(moment));
    Catalogue.Fact fact = catalogue.facts().get(name);
    return fact == null ? null : moment.dossier.read(fact, moment.day);
  }
}
