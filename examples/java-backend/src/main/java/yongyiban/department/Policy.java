package yongyiban.department;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One version of one policy, read from the very file that every other part of the city reads. */
public final class Policy {
  /** One clause; it counts as met where an exception holds. */
  private record Criterion(String id, Rule.Formula test, List<Rule.Formula> exceptions) {}

  public final String id;
  public final int version;
  /** SHA-256 of its canonical JSON: whoever holds the same digest holds the same text. */
  public final String digest;
  final Set<String> excludes = new HashSet<>();
  final String sharedCap;
  final long sharedCapFen;
  private final Set<String> subjects = new HashSet<>();
  private final LocalDate from;
  private final LocalDate to;
  private final List<Criterion> criteria = new ArrayList<>();
  private final Rule amount;
  private final Rule.Formula received;
  private final Fraction floor;
  private final String roundTo;
  private final String roundHow;

  /**
   * Reads a policy.
   *
   * @throws IllegalArgumentException when an expression is refused; says where
   */
  public Policy(Rulebook rulebook, JsonNode raw) {
    id = raw.get("id").textValue();
    version = raw.get("version").intValue();
    digest = CanonicalJson.digest(raw);
    Scope scope = new Scope(rulebook, raw);
    for (JsonNode one : raw.path("excludes")) excludes.add(one.textValue());
    sharedCap = raw.path("sharedCap").path("id").textValue();
    sharedCapFen = sharedCap == null ? 0 : Arguments.number(Written.value(raw.path("sharedCap").path("amount"))).toLong();
    if (raw.get("subject").isArray()) raw.get("subject").forEach(one -> subjects.add(one.textValue()));
    else subjects.add(raw.get("subject").textValue());
    from = LocalDate.parse(raw.get("effective").get("from").textValue());
    to = raw.get("effective").has("to") ? LocalDate.parse(raw.get("effective").get("to").textValue()) : LocalDate.MAX;
    for (JsonNode one : raw.get("criteria")) {
      List<Rule.Formula> exceptions = new ArrayList<>();
      one.path("exceptions").forEach(exception -> exceptions.add(scope.formula(exception.get("when").textValue())));
      criteria.add(new Criterion(one.get("id").textValue(), scope.formula(one.get("test").textValue()), exceptions));
    }
    JsonNode amount = raw.get("amount");
    this.amount = scope.rule(amount);
    received = raw.has("less") ? scope.formula(raw.get("less").get("received").textValue()) : moment -> Quantity.whole(0);
    floor = amount.has("floor") ? Arguments.number(Written.value(amount.get("floor"))) : Fraction.ZERO;
    roundTo = amount.path("rounding").path("to").asText("fen");
    roundHow = amount.path("rounding").path("how").asText("half-up");
  }

  public boolean inForce(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /** Decides for one subject as of a day. */
  public Decision decide(Dossier dossier, LocalDate day) {
    Moment moment = new Moment(dossier, day);
    Map<String, Decision.Clause> clauses = new LinkedHashMap<>();
    Set<Missing> missing = new LinkedHashSet<>();
    if (!subjects.contains(dossier.subjectKind)) clauses.put("subject", Decision.Clause.UNMET);
    if (!inForce(day)) clauses.put("in-force", Decision.Clause.UNMET);
    for (Criterion criterion : criteria) clauses.put(criterion.id, decide(criterion, moment, missing));
    if (clauses.containsValue(Decision.Clause.UNMET))
      return new Decision(this, Decision.Outcome.INELIGIBLE, clauses, null, Set.of());
    Decision.Amount settled = amount(moment, missing);
    Decision.Outcome outcome =
        clauses.containsValue(Decision.Clause.UNKNOWN) ? Decision.Outcome.UNDETERMINED : Decision.Outcome.ELIGIBLE;
    return new Decision(this, outcome, clauses, settled, missing);
  }

  private static Decision.Clause decide(Criterion criterion, Moment moment, Set<Missing> missing) {
    List<Rule.Formula> ways = new ArrayList<>(List.of(criterion.test));
    ways.addAll(criterion.exceptions);
    Set<Missing> doubts = new LinkedHashSet<>();
    boolean unknown = false;
    for (Rule.Formula way : ways) {
      Object holds;
      try {
        holds = way.at(moment);
      } catch (NotComputable failure) {
        unknown = true;
        continue;
      }
      if (Boolean.TRUE.equals(holds)) return Decision.Clause.MET;
      if (Unknown.is(holds)) {
        unknown = true;
        doubts.addAll(Unknown.missingIn(holds));
      }
    }
    missing.addAll(doubts);
    return unknown ? Decision.Clause.UNKNOWN : Decision.Clause.UNMET;
  }

  /** The formula less what was received, rounded; nothing below zero or the floor. */
  private Decision.Amount amount(Moment moment, Set<Missing> missing) {
    Object due;
    try {
      due = Operators.minus(amount.at(moment), received.at(moment));
    } catch (NotComputable failure) {
      return new Decision.Amount(0, null);
    }
    missing.addAll(Unknown.missingIn(due));
    Fraction low = Arguments.low(due);
    Fraction high = Arguments.high(due);
    return new Decision.Amount(low == null ? 0 : paid(low), high == null ? null : paid(high));
  }

  private long paid(Fraction due) {
    Fraction rounded = Amounts.rounded(due, roundTo, roundHow);
    return rounded.sign() < 0 || rounded.compareTo(floor) < 0 ? 0 : rounded.toLong();
  }
}
