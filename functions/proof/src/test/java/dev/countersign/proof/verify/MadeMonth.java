package dev.countersign.proof.verify;

import dev.countersign.proof.json.CanonicalForm;
import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.month.HeaderFacts;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthTally;
import dev.countersign.proof.month.SealedMonthWriter;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.tree.TreeBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A sealed month as a hand that knows the format has it: it can change lines, add up again and
 * sign.
 *
 * @param lines the leaves' bytes as texts, the header first
 */
record MadeMonth(HeaderFacts facts, SignedNote note, List<String> lines) {
  MadeMonth {
    lines = List.copyOf(lines);
  }

  /** A month of these leaves, added up, sorted and signed. */
  static MadeMonth seal(HeaderFacts facts, List<JsonNode.Obj> leaves, SellerOfTests seller) {
    var sorted = new ArrayList<>(leaves);
    sorted.sort(Comparator.comparing(leaf -> leaf.text("key").orElseThrow()));
    var tally = new MonthTally(facts.period());
    sorted.forEach(leaf -> tally.add(MonthLeaf.of(leaf).orThrow()));
    var lines = new ArrayList<String>();
    lines.add(text(tally.header(facts).json()));
    sorted.forEach(leaf -> lines.add(text(leaf)));
    return signed(facts, lines, seller);
  }

  /** These very lines, signed. */
  static MadeMonth signed(HeaderFacts facts, List<String> lines, SellerOfTests seller) {
    var tree = new TreeBuilder();
    lines.forEach(line -> tree.add(line.getBytes(StandardCharsets.UTF_8)));
    var origin = MonthHeader.origin(facts.issuer(), facts.tenant(), facts.period());
    var checkpoint = Checkpoint.of(origin, tree.size(), tree.root());
    return new MadeMonth(facts, checkpoint.signedBy(seller.signer(origin)), lines);
  }

  MonthHeader header() {
    return (MonthHeader)
        MonthLeaf.parse(lines.getFirst().getBytes(StandardCharsets.UTF_8)).orThrow();
  }

  Checkpoint checkpoint() {
    return Checkpoint.parse(note.text()).orThrow();
  }

  /** The leaves but the header. */
  List<JsonNode.Obj> leaves() {
    return lines.stream().skip(1).map(MadeMonth::leaf).toList();
  }

  /** The leaves that are entries. */
  List<JsonNode.Obj> entries() {
    return leaves().stream()
        .filter(leaf -> leaf.text("key").orElseThrow().startsWith("E"))
        .toList();
  }

  MadeMonth withLines(List<String> other) {
    return new MadeMonth(facts, note, other);
  }

  MadeMonth withNote(SignedNote other) {
    return new MadeMonth(facts, other, lines);
  }

  /** The same with one leaf changed, added up again and signed. */
  MadeMonth resealed(JsonNode.Obj leaf, UnaryOperator<JsonNode.Obj> change, SellerOfTests seller) {
    var all = new ArrayList<>(leaves());
    all.set(all.indexOf(leaf), change.apply(leaf));
    return seal(facts, all, seller);
  }

  byte[] bytes() {
    var out = new ByteArrayOutputStream();
    try (var writer = new SealedMonthWriter(out, note)) {
      for (String line : lines) {
        writer.write(line.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  MonthFile file() {
    return file(facts.period() + ".sealed", bytes());
  }

  static MonthFile file(String name, byte[] bytes) {
    return new MonthFile() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }

  static String text(JsonNode.Obj leaf) {
    return new String(CanonicalForm.write(leaf), StandardCharsets.UTF_8);
  }

  private static JsonNode.Obj leaf(String line) {
    return MonthLeaf.parse(line.getBytes(StandardCharsets.UTF_8)).orThrow().json();
  }
}
