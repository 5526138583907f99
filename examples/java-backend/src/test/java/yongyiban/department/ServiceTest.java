package yongyiban.department;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServiceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RETENTION =
      """
      { "policy": "nb-job-retention-2020", "on": "2020-06-10", "subject": { "kind": "enterprise" }, "facts": {
        "region": { "value": "330203", "asOf": "2020-06-01" },
        "headcount": { "value": 46, "asOf": "2020-06-01" },
        "layoffRate": { "value": "2 %%", "asOf": "2020-06-01" },
        "unemploymentInsurance.paid": { "value": { "2019-01/2019-12": "%s" }, "asOf": "2020-06-01" } } }
      """;

  private static Service service;

  @BeforeAll
  static void start() throws IOException {
    service = new Service(new PolicyFolder(Path.of(System.getProperty("policies", "node_modules/@yongyiban/core/policies"))), 0);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void theFilesOfTheFolderAreThoseOfTheVectors() throws Exception {
    Map<String, String> here = new TreeMap<>();
    send("GET", "/policies", "").forEach(one -> here.put(one.get("id").textValue() + " v" + one.get("version"), one.get("digest").textValue()));
    Map<String, String> there = new TreeMap<>();
    for (JsonNode file : Vectors.policies())
      there.put(file.get("policy").get("id").textValue() + " v" + file.get("policy").get("version"), file.get("digest").textValue());
    assertEquals(there, here);
  }

  @Test
  void decidesOverHttp() throws Exception {
    // 12 × 4,791.81 = 57,501.72; 60 % of it, 34,501.032, is 34,501.03 to the fen.
    JsonNode decision = send("POST", "/decisions", RETENTION.formatted("4,791.81"));
    assertEquals("eligible", decision.get("outcome").textValue());
    assertEquals(3_450_103, decision.get("amount").get("fen").longValue());
    assertTrue(decision.get("missing").isEmpty());
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    JsonNode decision = send("POST", "/decisions", RETENTION.formatted("4,791.81").replace("\"2 %\"", "null"));
    assertEquals("undetermined", decision.get("outcome").textValue());
    assertEquals("layoffRate", decision.get("missing").get(0).get("fact").textValue());
  }

  @Test
  void namesTheFactThatCannotBeReadAndNotItsValue() throws Exception {
    JsonNode problem = send("POST", "/decisions", RETENTION.formatted("much money"));
    assertEquals(422, problem.get("status").intValue());
    assertEquals("facts.unemploymentInsurance.paid.value: it is no series.", problem.get("detail").textValue());
    assertFalse(problem.toString().contains("much money"));
  }

  @Test
  void refusesWhatIsNoQuestion() throws Exception {
    assertEquals("json", send("POST", "/decisions", "[1").get("code").textValue());
    assertEquals("day", send("POST", "/decisions", "{}").get("code").textValue());
    assertEquals("no-version", send("POST", "/decisions", "{\"on\": \"2020-06-10\", \"policy\": \"x\"}").get("code").textValue());
    assertEquals("method", send("DELETE", "/decisions", "").get("code").textValue());
    assertEquals("too-large", send("POST", "/decisions", " ".repeat(1 << 21)).get("code").textValue());
  }

  private static JsonNode send(String method, String path, String body) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + path))
        .method(method, HttpRequest.BodyPublishers.ofString(body))
        .build();
    return JSON.readTree(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
