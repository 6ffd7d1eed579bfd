package dev.countersign.proof.verify;

import dev.countersign.proof.json.CanonicalForm;
import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.ResultLine;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** What the claims of a receipt sign. */
@SuppressWarnings("ImmutableEnumChecker") // the names are an immutable copy
enum ReceiptForm {
  /** The entry alone. */
  ENTRY("entry", "status", "claim", "terms", "attestation"),
  /** The entry and its results. */
  RESULTS("entry", "status", "claim", "terms", "attestation", "results");

  private final List<String> names;

  ReceiptForm(String... names) {
    this.names = List.of(names);
  }

  /** The form of these claims: those of the first form have no version. */
  static ReceiptForm of(JsonNode.Obj claims) {
    return claims.member("version").isPresent() ? RESULTS : ENTRY;
  }

  /** A digest of what these claims say. */
  String print(JsonNode.Obj claims) {
    var said = new TreeMap<>(claims.members());
    said.keySet().retainAll(names);
    return digest(new JsonNode.Obj(said));
  }

  /** A digest of what a receipt of this leaf would say. */
  String print(EntryLeaf leaf) {
    var said = new TreeMap<>(leaf.json().members());
    if (!leaf.results().isEmpty()) {
      var results = new ArrayList<JsonNode>();
      leaf.results().stream().map(ResultLine::claimed).forEach(results::add);
      said.put("results", new JsonNode.Arr(results));
    }
    said.keySet().retainAll(names);
    return digest(new JsonNode.Obj(said));
  }

  private static String digest(JsonNode said) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(CanonicalForm.write(said)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
