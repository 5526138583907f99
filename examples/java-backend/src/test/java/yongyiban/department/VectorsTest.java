package yongyiban.department;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every vector of the TypeScript engine, decided here. */
class VectorsTest {
  @TestFactory
  Stream<DynamicTest> everyFunctionGivesTheSame() {
    JsonNode file = Vectors.read("functions.json");
    Rulebook rulebook = new Rulebook(file.get("catalogue"), List.of());
    return stream(file.get("vectors")).map(vector -> DynamicTest.dynamicTest(
        vector.get("expression").textValue() + " " + vector.get("facts"),
        () -> assertEquals(gives(vector.get("gives")), result(rulebook, vector))));
  }

  @TestFactory
  Stream<DynamicTest> everyCaseOfEveryPolicyIsDecidedAlike() {
    Rulebook rulebook = Vectors.rulebook();
    return Vectors.policies().stream().flatMap(file -> {
      Policy policy = new Policy(rulebook, file.get("policy"));
      return stream(file.get("cases")).map(one -> DynamicTest.dynamicTest(
          policy.id + " v" + policy.version + ": " + one.get("case").textValue(),
          () -> assertEquals(expected(one), decided(policy.decide(Dossier.parse(rulebook.catalogue, one), on(one))))));
    });
  }

  @TestFactory
  Stream<DynamicTest> everyDerivedFactFollowsAlike() {
    Rulebook rulebook = Vectors.rulebook();
    return stream(Vectors.read("derived.json").get("derived")).flatMap(file -> {
      String path = file.get("derived").get("derived").textValue();
      return stream(file.get("cases")).map(one -> DynamicTest.dynamicTest(path + ": " + one.get("case").textValue(), () -> {
        Object value = rulebook.value(path, new Moment(Dossier.parse(rulebook.catalogue, one), on(one)));
        JsonNode expect = one.get("expect");
        if (expect.has("value")) assertEquals(expect.get("value").asText(), String.valueOf(value));
        if (expect.has("missing")) assertEquals(names(expect.get("missing")), missing(value));
      }));
    });
  }

  @TestFactory
  Stream<DynamicTest> policiesTogetherAreChosenAlike() {
    Rulebook rulebook = Vectors.rulebook();
    List<Policy> policies =
        Vectors.policies().stream().map(file -> new Policy(rulebook, file.get("policy"))).toList();
    return stream(Vectors.read("together.json").get("cases")).map(one -> DynamicTest.dynamicTest(one.get("case").textValue(), () -> {
      Dossier dossier = Dossier.parse(rulebook.catalogue, one);
      TreeSet<String> named = names(one.get("policies"));
      Combination best = Combination.best(policies.stream()
          .filter(policy -> named.contains(policy.id) && policy.inForce(on(one)))
          .map(policy -> policy.decide(dossier, on(one)))
          .toList());
      JsonNode expect = one.get("expect");
      if (expect.has("total")) assertEquals(Written.money(expect.get("total").textValue()).toLong(), best.fen());
      if (expect.has("chosen")) assertEquals(names(expect.get("chosen")), new TreeSet<>(best.chosen()));
    }));
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static LocalDate on(JsonNode one) {
    return LocalDate.parse(one.get("on").textValue());
  }

  /** What a case says must come out: outcome, clauses, amount, and the set of what is missing. */
  private static Map<String, Object> expected(JsonNode one) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("outcome", one.get("outcome").textValue());
    Map<String, String> clauses = new TreeMap<>();
    one.get("criteria").properties().forEach(clause -> clauses.put(clause.getKey(), clause.getValue().textValue()));
    all.put("criteria", clauses);
    JsonNode amount = one.get("amount");
    all.put("amount", switch (amount.get("kind").textValue()) {
      case "known" -> amount.get("fen").asText();
      case "range" -> amount.get("from").asText() + " to " + amount.get("to").asText();
      default -> "none";
    });
    TreeSet<String> missing = new TreeSet<>();
    one.get("missing").forEach(fact -> missing.add(fact.get("fact").textValue() + ": " + fact.get("reason").textValue()));
    all.put("missing", missing);
    return all;
  }

  private static Map<String, Object> decided(Decision decision) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("outcome", decision.outcome().word());
    Map<String, String> clauses = new TreeMap<>();
    decision.criteria().forEach((id, clause) -> clauses.put(id, clause.word()));
    all.put("criteria", clauses);
    Decision.Amount amount = decision.amount();
    all.put("amount", amount == null ? "none" : amount.known() ? "" + amount.from() : amount.from() + " to " + amount.to());
    TreeSet<String> missing = new TreeSet<>();
    decision.missing().forEach(one -> missing.add(one.fact() + ": " + one.reason().word()));
    all.put("missing", missing);
    return all;
  }

  private static TreeSet<String> names(JsonNode array) {
    TreeSet<String> names = new TreeSet<>();
    array.forEach(one -> names.add(one.isObject() ? one.get("fact").textValue() : one.textValue()));
    return names;
  }

  private static TreeSet<String> missing(Object value) {
    TreeSet<String> names = new TreeSet<>();
    Unknown.missingIn(value).forEach(one -> names.add(one.fact()));
    return names;
  }

  private static Object result(Rulebook rulebook, JsonNode vector) {
    ObjectNode dossier = new ObjectMapper().createObjectNode();
    ObjectNode facts = dossier.putObject("facts");
    vector.get("facts").properties().forEach(one ->
        facts.putObject(one.getKey()).put("asOf", vector.get("on").textValue()).set("value", one.getValue()));
    Object value;
    try {
      Rule.Formula formula = new Scope(rulebook, vector).formula(vector.get("expression").textValue());
      value = formula.at(new Moment(Dossier.parse(rulebook.catalogue, dossier), on(vector)));
    } catch (NotComputable failure) {
      return "fails";
    }
    if (Unknown.is(value)) return "unknown " + missing(value);
    return Arguments.isNumber(value) ? number(Arguments.number(value), vector.get("type").textValue()) : String.valueOf(value);
  }

  private static String gives(JsonNode gives) {
    if (gives.has("fails")) return "fails";
    return gives.has("unknown") ? "unknown " + names(gives.get("unknown")) : gives.asText();
  }

  /** As the vectors write it: yuan, percent with its sign, as many decimals as there are. */
  private static String number(Fraction value, String type) {
    Fraction shown = switch (type) {
      case "money" -> value.over(Fraction.of(100));
      case "percent" -> value.times(Fraction.of(100));
      default -> value;
    };
    BigDecimal decimal = new BigDecimal(shown.numerator()).divide(new BigDecimal(shown.denominator()), 12, RoundingMode.HALF_UP);
    String plain = decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    return type.equals("percent") ? plain + " %" : plain;
  }
}
