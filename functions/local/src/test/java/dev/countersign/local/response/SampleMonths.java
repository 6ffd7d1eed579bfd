package dev.countersign.local.response;

import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.proof.json.CanonicalForm;
import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.json.JsonNode.Arr;
import dev.countersign.proof.json.JsonNode.Num;
import dev.countersign.proof.json.JsonNode.Obj;
import dev.countersign.proof.json.JsonNode.Str;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * November and December of a payer, as sealed files by their form alone: their roots and signatures
 * are made up.
 */
public final class SampleMonths {
  public static final String NOVEMBER_ROOT = "qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=";
  private static final String DECEMBER_ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
  private static final String SIGNATURE =
      "9wzAUrxx4rtub2nQCGjEQhhcPblFR8HCsk+9lqp9tOtRjxuFqCaxB8I1j/7WL/8D2gEwj3PM1fHJtvwO8OMW"
          + "ARgE/AY=";
  private static final String DIGEST = "9".repeat(64);

  private final Path folder;

  public SampleMonths(Path folder) {
    this.folder = folder;
  }

  /** An outcome's id by its place. */
  public static String outcome(int place) {
    return "out_" + String.format("%032x", place);
  }

  /** The place of the outcome that is disputed with a code. */
  public static int place(DisputeCode code) {
    return code.ordinal() + 1;
  }

  /** November with these entries. */
  public Path november(List<Obj> entries) throws IOException {
    return month("2026-11", NOVEMBER_ROOT, 1, Map.of(), entries);
  }

  /** December, the month after it, with these leaves. */
  public Path december(List<Obj> leaves) throws IOException {
    var previous = Obj.of(Map.of("period", new Str("2026-11"), "root", new Str(NOVEMBER_ROOT)));
    return month("2026-12", DECEMBER_ROOT, 2, Map.of("previous", previous), leaves);
  }

  /** January, which follows December. */
  public Path january() throws IOException {
    var previous = Obj.of(Map.of("period", new Str("2026-12"), "root", new Str(DECEMBER_ROOT)));
    return month("2027-01", NOVEMBER_ROOT, 3, Map.of("previous", previous), List.of());
  }

  /** A line of each code in dispute, 30.00 EUR each, all open. */
  public static List<Obj> disputeOfEachCode() {
    var all = new ArrayList<Obj>();
    for (var code : DisputeCode.values()) {
      all.add(disputed(place(code), 2, code.wire(), "open", Map.of()));
    }
    return all;
  }

  /** An entry by which a November line of 30.00 EUR is in dispute. */
  public static Obj disputed(
      int place, int number, String code, String state, Map<String, JsonNode> more) {
    var dispute = new TreeMap<String, JsonNode>(more);
    dispute.put("id", new Str("dsp_" + String.format("%032x", place)));
    dispute.put("code", new Str(code));
    dispute.put("state", new Str(state));
    dispute.put("currency", new Str("EUR"));
    return entry(place, number, Map.of("dispute", new Obj(dispute), "was", november()));
  }

  /** What a November line of 30.00 EUR stands at. */
  public static Obj november() {
    return Obj.of(
        Map.of("billed", Num.of(3000), "currency", new Str("EUR"), "since", new Str("2026-11")));
  }

  /** An entry with these members more. */
  public static Obj entry(int place, int number, Map<String, JsonNode> more) {
    var members = new TreeMap<String, JsonNode>(more);
    members.put(
        "key",
        new Str(
            "E/" + outcome(place) + "/" + String.format("%06d", number) + "/" + "9".repeat(16)));
    members.put("entry", new Str(DIGEST));
    members.put("recorded_at", new Str("2026-12-10T09:00:00Z"));
    members.put("type", new Str("policy_signed"));
    members.put("claim", new Str("policy_signed/policy/P-" + place));
    members.put("status", new Str("Billable"));
    members.put("brought_by", new Str("dispute"));
    return new Obj(members);
  }

  /** The leaf of what the payer answered about November. */
  public static Obj answered(String answer, String recordedAt, List<String> outcomes) {
    var members = new TreeMap<String, JsonNode>();
    String digest = String.format("%064x", recordedAt.hashCode() & 0x7fffffff);
    members.put("key", new Str("A/2026-11/" + digest));
    members.put("digest", new Str(digest));
    members.put("month", new Str("2026-11"));
    members.put("root", new Str(NOVEMBER_ROOT));
    members.put("answer", new Str(answer));
    members.put("recorded_at", new Str(recordedAt));
    if (!outcomes.isEmpty()) {
      members.put("outcomes", new Arr(outcomes.stream().<JsonNode>map(Str::new).toList()));
    }
    return new Obj(members);
  }

  private Path month(
      String period, String root, int number, Map<String, JsonNode> more, List<Obj> leaves)
      throws IOException {
    String origin = "countersign.example/acme/" + period;
    var header = new TreeMap<String, JsonNode>(more);
    for (String name :
        List.of("leaves", "sources", "outcomes", "money", "quantities", "terms", "profiles")) {
      header.put(name, Obj.EMPTY);
    }
    header.put("key", new Str("0"));
    header.put("version", Num.of(1));
    header.put("issuer", new Str("https://countersign.example"));
    header.put("tenant", new Str("acme"));
    header.put("period", new Str(period));
    header.put("zone", new Str("Europe/Paris"));
    header.put("number", Num.of(number));
    header.put("closed_at", new Str("2027-03-04T00:00:00Z"));
    header.put("keys", new Arr(List.of(new Str("thumb"))));
    header.put("late", Num.of(0));
    var text = new StringBuilder();
    text.append(origin).append('\n').append(leaves.size() + 1).append('\n').append(root);
    text.append("\n\n— ").append(origin).append(' ').append(SIGNATURE).append("\n\n");
    text.append(line(new Obj(header)));
    leaves.forEach(leaf -> text.append(line(leaf)));
    return Files.writeString(folder.resolve("acme-" + period + ".sealed"), text);
  }

  private static String line(Obj leaf) {
    return new String(CanonicalForm.write(leaf), StandardCharsets.UTF_8) + "\n";
  }
}
