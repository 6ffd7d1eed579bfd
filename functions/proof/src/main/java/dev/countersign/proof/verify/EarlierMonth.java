package dev.countersign.proof.verify;

import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthLine;
import dev.countersign.proof.month.OpeningLeaf;
import dev.countersign.proof.month.SealedMonthReader;
import dev.countersign.proof.month.UnreadableMonth;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.text.Parsed;
import dev.countersign.proof.tree.TreeBuilder;
import dev.countersign.proof.tree.TreeHash;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An earlier month that the reader gave, read beside the one that is verified. */
final class EarlierMonth implements Closeable {
  private final String file;
  private final SealedMonthReader reader;
  private final TreeBuilder tree = new TreeBuilder();
  private final MonthHeader header;
  private @Nullable ChainLink next;
  private Optional<UnreadableMonth> damage = Optional.empty();
  private boolean hasOpening;

  private EarlierMonth(String file, SealedMonthReader reader) throws IOException {
    this.file = file;
    this.reader = reader;
    this.header = readHeader();
    this.next = read();
  }

  /**
   * The month of this file, with its header and its first entry read.
   *
   * @throws IOException when it is no sealed file
   */
  static EarlierMonth open(MonthFile file) throws IOException {
    var reader = SealedMonthReader.open(file.open());
    try {
      return new EarlierMonth(file.name(), reader);
    } catch (IOException e) {
      reader.close();
      throw e;
    }
  }

  String file() {
    return file;
  }

  MonthHeader header() {
    return header;
  }

  SignedNote note() {
    return reader.note();
  }

  /** Whether something stood before it, by the seller's word. */
  boolean hasOpening() {
    return hasOpening;
  }

  /** The root over the lines that were read. */
  TreeHash root() {
    return tree.root();
  }

  /** Whether the lines that were read are those of its own checkpoint. */
  boolean isWhole() {
    return Checkpoint.parse(note().text())
        .asOptional()
        .filter(own -> own.size() == tree.size() && own.root().equals(tree.root()))
        .filter(own -> own.origin().equals(header.origin()))
        .isPresent();
  }

  /** The next entry; empty at the end. */
  Optional<ChainLink> peek() {
    return Optional.ofNullable(next);
  }

  /** What is wrong with the file, as far as it was read: nothing comes behind that. */
  Optional<UnreadableMonth> damage() {
    return damage;
  }

  /** Takes the next entry, and reads on to the one after it. */
  void skip() throws IOException {
    next = read();
  }

  private MonthHeader readHeader() throws IOException {
    var line = reader.next();
    if (line.isPresent()
        && leaf(line.get()) instanceof Parsed.Ok<MonthLeaf>(MonthLeaf leaf)
        && leaf instanceof MonthHeader first) {
      return first;
    }
    throw new IOException(file + ": its first leaf is no header");
  }

  private @Nullable ChainLink read() throws IOException {
    try {
      return readOn();
    } catch (UnreadableMonth e) {
      damage = Optional.of(e);
      return null;
    }
  }

  private @Nullable ChainLink readOn() throws IOException {
    for (var line = reader.next(); line.isPresent(); line = reader.next()) {
      if (leaf(line.get()) instanceof Parsed.Ok<MonthLeaf>(MonthLeaf leaf)) {
        hasOpening |= leaf instanceof OpeningLeaf;
        if (leaf instanceof EntryLeaf entry) {
          return new ChainLink(file, line.get(), entry);
        }
      }
    }
    return null;
  }

  private Parsed<MonthLeaf> leaf(MonthLine line) {
    tree.add(line.bytes());
    return MonthLeaf.parse(line.bytes());
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
