package dev.countersign.proof.log;

import dev.countersign.proof.note.NoteKey;
import dev.countersign.proof.text.Parsed;
import dev.countersign.proof.text.StrictText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a policy's file, line by line, and stops at the first that can't be followed. */
final class PolicyReader {
  private static final String NONE = "none";
  private static final int LONGEST = 1_000_000;

  private final List<NoteKey> logs = new ArrayList<>();
  private final List<NoteKey> cosigners = new ArrayList<>();
  private final Map<String, Quorum> named = new HashMap<>();
  private final Set<String> grouped = new HashSet<>();
  private @Nullable Quorum quorum;

  Parsed<LogPolicy> read(byte[] file) {
    if (file.length > LONGEST || !isText(file)) {
      return Parsed.malformed("policy: a control character, or more than " + LONGEST + " bytes");
    }
    // Octets above 127 are opaque: each is a character of its own here.
    var lines = StrictText.lines(new String(file, StandardCharsets.ISO_8859_1)).orElse(null);
    if (lines == null) {
      return Parsed.malformed("policy: the last line does not end with a newline");
    }
    for (int i = 0; i < lines.size(); i++) {
      var why = line(words(lines.get(i)));
      if (why != null) {
        return Parsed.malformed("policy, line " + (i + 1) + ": " + why);
      }
    }
    return quorum == null
        ? Parsed.malformed("policy: no quorum line")
        : Parsed.ok(new LogPolicy(logs, cosigners, quorum));
  }

  /** Why the line can't be followed; null when it was. */
  private @Nullable String line(List<String> words) {
    if (words.isEmpty() || words.getFirst().startsWith("#")) {
      return null;
    }
    return switch (words.getFirst()) {
      case "log" -> words.size() == 2 || words.size() == 3 ? log(words.get(1)) : "not: log vkey";
      case "witness" ->
          words.size() == 3 || words.size() == 4
              ? witness(words.get(1), words.get(2))
              : "not: witness name vkey";
      case "group" -> words.size() >= 4 ? group(words) : "not: group name threshold members";
      case "quorum" -> words.size() == 2 ? quorum(words.get(1)) : "not: quorum name";
      default -> "not log, witness, group or quorum";
    };
  }

  private @Nullable String log(String vkey) {
    return key(vkey, logs, "log") instanceof Parsed.Malformed<NoteKey>(String why) ? why : null;
  }

  private @Nullable String witness(String name, String vkey) {
    return switch (key(vkey, cosigners, "witness")) {
      case Parsed.Malformed<NoteKey>(String why) -> why;
      case Parsed.Ok<NoteKey>(NoteKey key) ->
          key.algorithm().isCosignature()
              ? name(name, new Quorum.One(key))
              : "a witness' key must be one of cosignatures (type 04 or 06)";
    };
  }

  private Parsed<NoteKey> key(String vkey, List<NoteKey> known, String what) {
    var utf8 = new String(vkey.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    var read = NoteKey.parse(utf8);
    if (read instanceof Parsed.Ok<NoteKey>(NoteKey key)) {
      if (known.stream().anyMatch(key::sharesMaterialWith)) {
        return Parsed.malformed("two lines for the same key of a " + what);
      }
      known.add(key);
    }
    return read;
  }

  private @Nullable String group(List<String> words) {
    var members = new ArrayList<Quorum>();
    for (String member : words.subList(3, words.size())) {
      var quorumOfMember = named.get(member);
      if (quorumOfMember == null) {
        return "a member of the group is not defined above";
      }
      if (!grouped.add(member)) {
        return "a member of the group is one of a group already";
      }
      members.add(quorumOfMember);
    }
    long threshold = threshold(words.get(2), members.size());
    return threshold < 1 || threshold > members.size()
        ? "the threshold is not any, all or a number from 1 to that of the members"
        : name(words.get(1), new Quorum.Group((int) threshold, members));
  }

  private @Nullable String quorum(String name) {
    if (quorum != null) {
      return "a second quorum line";
    }
    quorum = name.equals(NONE) ? new Quorum.Nobody() : named.get(name);
    return quorum == null ? "the quorum is not defined above" : null;
  }

  private @Nullable String name(String name, Quorum meaning) {
    return name.equals(NONE) || named.putIfAbsent(name, meaning) != null
        ? "the name is taken"
        : null;
  }

  private static long threshold(String word, int members) {
    return switch (word) {
      case "all" -> members;
      case "any" -> 1;
      default -> StrictText.number(word).orElse(0);
    };
  }

  private static List<String> words(String line) {
    return StrictText.parts(line.replace('\t', ' '), ' ').stream()
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static boolean isText(byte[] file) {
    for (byte octet : file) {
      if ((octet >= 0 && octet < ' ' && octet != '\t' && octet != '\n') || octet == 0x7f) {
        return false;
      }
    }
    return true;
  }
}
