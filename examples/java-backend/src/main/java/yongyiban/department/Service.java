package yongyiban.department;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Executors;

/**
 * A department's service: {@code GET /policies} says what it can decide, {@code POST /decisions} decides one policy for one
 * subject. Problems are told as RFC 9457 says; facts are neither logged nor kept.
 */
public final class Service implements AutoCloseable {
  private static final int MOST_BYTES = 1 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PolicyFolder folder;
  private final HttpServer server;

  /** Listens on this machine alone; port 0 takes a free one. */
  public Service(PolicyFolder folder, int port) throws IOException {
    this.folder = folder;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors()));
    server.createContext("/policies", exchange -> answer(exchange, "GET", this::policies));
    server.createContext("/decisions", exchange -> answer(exchange, "POST", this::decide));
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** {@code java … yongyiban.department.Service <folder of policies> [port]}. */
  public static void main(String[] args) throws IOException {
    if (args.length < 1) {
      System.err.println("Say which folder of policies: node_modules/@yongyiban/core/policies");
      System.exit(64);
    }
    PolicyFolder folder = new PolicyFolder(Path.of(args[0]));
    Service service = new Service(folder, args.length > 1 ? Integer.parseInt(args[1]) : 8080);
    System.out.println("Decides " + folder.policies.size() + " policies at http://localhost:" + service.port());
  }

  /** What went wrong, told to who asked. */
  private static final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;
    final int status;
    final String code;

    Problem(int status, String code, String detail) {
      super(detail);
      this.status = status;
      this.code = code;
    }
  }

  private interface Work {
    JsonNode of(byte[] body) throws IOException;
  }

  private static void answer(HttpExchange exchange, String method, Work work) throws IOException {
    try (exchange) {
      try {
        send(exchange, 200, "application/json", work.of(asked(exchange, method)));
      } catch (Problem problem) {
        send(exchange, problem.status, "application/problem+json", JSON.createObjectNode()
            .put("type", "about:blank")
            .put("status", problem.status)
            .put("code", problem.code)
            .put("detail", problem.getMessage()));
      }
    }
  }

  private static byte[] asked(HttpExchange exchange, String method) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) throw new Problem(413, "too-large", "Send at most " + MOST_BYTES + " bytes.");
    if (exchange.getRequestMethod().equals(method)) return body;
    exchange.getResponseHeaders().set("Allow", method);
    throw new Problem(405, "method", "Use " + method + ".");
  }

  private static void send(HttpExchange exchange, int status, String type, JsonNode body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private JsonNode policies(byte[] nothing) {
    ArrayNode all = JSON.createArrayNode();
    for (Policy policy : folder.policies)
      all.addObject().put("id", policy.id).put("version", policy.version).put("digest", policy.digest);
    return all;
  }

  private JsonNode decide(byte[] body) throws IOException {
    JsonNode asked = read(body);
    LocalDate day = Written.day(asked.path("on").asText());
    if (day == null) throw new Problem(422, "day", "on: write the day as 2020-06-10.");
    String id = asked.path("policy").asText();
    Policy policy = folder.inForce(id, day)
        .orElseThrow(() -> new Problem(404, "no-version", "policy: none of that name is in force on that day."));
    try {
      return written(policy.decide(Dossier.parse(folder.rulebook.catalogue, asked), day));
    } catch (IllegalArgumentException facts) {
      throw new Problem(422, "facts", facts.getMessage());
    }
  }

  private static JsonNode read(byte[] body) throws IOException {
    try {
      JsonNode asked = JSON.readTree(body);
      if (asked.isObject()) return asked;
    } catch (JsonProcessingException notJson) {
      // The same answer as for JSON that is no object; what was sent is not repeated.
    }
    throw new Problem(400, "json", "Send a JSON object: policy, on, subject, facts.");
  }

  private static JsonNode written(Decision decision) {
    ObjectNode out = JSON.createObjectNode();
    out.put("policy", decision.policy().id).put("version", decision.policy().version).put("digest", decision.policy().digest);
    out.put("outcome", decision.outcome().word());
    ObjectNode criteria = out.putObject("criteria");
    decision.criteria().forEach((clause, came) -> criteria.put(clause, came.word()));
    ObjectNode amount = out.putObject("amount");
    if (decision.amount() == null) amount.put("kind", "none");
    else if (decision.amount().known()) amount.put("kind", "known").put("fen", decision.amount().from());
    else amount.put("kind", "range").put("from", decision.amount().from()).put("to", decision.amount().to());
    ArrayNode missing = out.putArray("missing");
    decision.missing().forEach(one -> missing.addObject().put("fact", one.fact()).put("reason", one.reason().word()));
    return out;
  }
}
