package dev.countersign.proof.verify;

import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.SignedNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** Forgeries by whoever has the file and not the seller's key. */
final class ForgeriesOfOthers {
  private static final SellerOfTests ANOTHER = new SellerOfTests("key-1");

  static final List<Forgery> ALL =
      List.of(
          lines("a digit of a line is changed", MonthFault.ALTERED, ForgeriesOfOthers::digit),
          lines(
              "a line is dropped",
              MonthFault.ALTERED,
              (world, lines) -> dropped(lines, any(world, lines))),
          lines("a line is there twice", MonthFault.UNSORTED, ForgeriesOfOthers::twice),
          lines("two lines changed places", MonthFault.UNSORTED, ForgeriesOfOthers::swapped),
          lines("all lines are turned round", MonthFault.UNSORTED, ForgeriesOfOthers::turned),
          lines("the header is gone", MonthFault.ALTERED, (world, lines) -> dropped(lines, 0)),
          lines(
              "all lines but the header are gone",
              MonthFault.ALTERED,
              (world, lines) -> lines.subList(0, 1)),
          lines(
              "a line of another month is put in", MonthFault.ALTERED, ForgeriesOfOthers::foreign),
          lines("a line is written with a space", MonthFault.ALTERED, ForgeriesOfOthers::spaced),
          lines("an empty line is put in", MonthFault.ALTERED, ForgeriesOfOthers::emptied),
          lines(
              "the lines end with carriage returns",
              MonthFault.ALTERED,
              ForgeriesOfOthers::returned),
          bytes(
              "the file ends within a line",
              MonthFault.ALTERED,
              file -> Arrays.copyOf(file, file.length - 2)),
          bytes("the file ends after the note", MonthFault.ALTERED, ForgeriesOfOthers::noteAlone),
          bytes("the packed file is cut", MonthFault.ALTERED, file -> cut(packed(file))),
          bytes(
              "the file is a text",
              MonthFault.ALTERED,
              file -> "hello\n".getBytes(StandardCharsets.UTF_8)),
          note(
              "the size in the checkpoint is changed",
              MonthFault.UNSIGNED,
              ForgeriesOfOthers::resized),
          note(
              "the checkpoint is signed by another key",
              MonthFault.UNSIGNED,
              ForgeriesOfOthers::resigned),
          note("the seller's signature is gone", MonthFault.UNSIGNED, ForgeriesOfOthers::unsigned),
          note(
              "the seller's signature is of another text",
              MonthFault.UNSIGNED,
              ForgeriesOfOthers::borrowed),
          note(
              "the note is that of the month before",
              MonthFault.ALTERED,
              (world, month) -> world.months.get(1).note()),
          new Forgery(
              "a line is dropped of the month before",
              MonthFault.BROKEN_CHAIN,
              ForgeriesOfOthers::before),
          new Forgery(
              "the month before is another one",
              MonthFault.BROKEN_CHAIN,
              ForgeriesOfOthers::beforeIsText));

  private ForgeriesOfOthers() {}

  private static Forgery lines(
      String name, MonthFault fault, BiFunction<MadeWorld, List<String>, List<String>> hand) {
    return new Forgery(
        name,
        fault,
        world -> {
          var lines = world.last().lines();
          var forged = lines.size() < 4 ? lines : hand.apply(world, lines);
          return forged.equals(lines)
              ? Optional.empty()
              : Optional.of(
                  new Forgery.Attempt(world.last().withLines(forged).file(), world.given()));
        });
  }

  private static Forgery bytes(String name, MonthFault fault, UnaryOperator<byte[]> hand) {
    return new Forgery(
        name,
        fault,
        world ->
            Optional.of(
                new Forgery.Attempt(
                    MadeMonth.file("forged", hand.apply(world.last().bytes())), world.given())));
  }

  private static Forgery note(
      String name, MonthFault fault, BiFunction<MadeWorld, MadeMonth, SignedNote> hand) {
    return new Forgery(
        name,
        fault,
        world ->
            Optional.of(
                new Forgery.Attempt(
                    world.last().withNote(hand.apply(world, world.last())).file(), world.given())));
  }

  private static int any(MadeWorld world, List<String> lines) {
    return 1 + world.random.nextInt(lines.size() - 1);
  }

  private static List<String> digit(MadeWorld world, List<String> lines) {
    int at = any(world, lines);
    return replaced(lines, at, lines.get(at).replaceFirst("2026-", "2025-"));
  }

  private static List<String> twice(MadeWorld world, List<String> lines) {
    var forged = new ArrayList<>(lines);
    int at = any(world, lines);
    forged.add(at, lines.get(at));
    return forged;
  }

  private static List<String> swapped(MadeWorld world, List<String> lines) {
    var forged = new ArrayList<>(lines);
    int at = 1 + world.random.nextInt(lines.size() - 2);
    Collections.swap(forged, at, at + 1);
    return forged;
  }

  private static List<String> foreign(MadeWorld world, List<String> lines) {
    var others = new ArrayList<>(world.months.get(0).lines());
    others.removeFirst();
    if (others.isEmpty()) {
      return lines;
    }
    var forged = new ArrayList<>(lines.subList(1, lines.size()));
    forged.add(others.get(world.random.nextInt(others.size())));
    forged.sort((one, two) -> key(one).compareTo(key(two)));
    forged.addFirst(lines.getFirst());
    return forged;
  }

  private static String key(String line) {
    return line.substring(line.indexOf("\"key\":"), line.length());
  }

  private static List<String> spaced(MadeWorld world, List<String> lines) {
    int at = any(world, lines);
    return replaced(lines, at, lines.get(at).replaceFirst(":", ": "));
  }

  private static List<String> emptied(MadeWorld world, List<String> lines) {
    var forged = new ArrayList<>(lines);
    forged.add(any(world, lines), "");
    return forged;
  }

  private static List<String> returned(MadeWorld world, List<String> lines) {
    return lines.stream().map(line -> line + "\r").toList();
  }

  private static List<String> turned(MadeWorld world, List<String> lines) {
    var forged = new ArrayList<>(lines.subList(1, lines.size()).reversed());
    forged.addFirst(lines.getFirst());
    return forged;
  }

  private static List<String> replaced(List<String> lines, int at, String line) {
    var forged = new ArrayList<>(lines);
    forged.set(at, line);
    return forged;
  }

  private static List<String> dropped(List<String> lines, int at) {
    var forged = new ArrayList<>(lines);
    forged.remove(at);
    return forged;
  }

  private static byte[] noteAlone(byte[] file) {
    var text = new String(file, StandardCharsets.UTF_8);
    return text.substring(0, text.indexOf("\n{") + 1).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] cut(byte[] packed) {
    return Arrays.copyOf(packed, packed.length - 12);
  }

  static byte[] packed(byte[] file) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static SignedNote resized(MadeWorld world, MadeMonth month) {
    var own = month.checkpoint();
    var other = Checkpoint.of(own.origin(), own.size() + 1, own.root());
    return new SignedNote(other.text(), month.note().signatures());
  }

  private static SignedNote resigned(MadeWorld world, MadeMonth month) {
    return month.checkpoint().signedBy(ANOTHER.signer(month.header().origin()));
  }

  private static SignedNote unsigned(MadeWorld world, MadeMonth month) {
    var stranger = ANOTHER.signer("stranger.example");
    return month.checkpoint().signedBy(stranger);
  }

  private static SignedNote borrowed(MadeWorld world, MadeMonth month) {
    var origin = month.header().origin();
    var own = month.checkpoint();
    var other = Checkpoint.of(origin, own.size() + 1, own.root());
    return new SignedNote(
        month.note().text(), other.signedBy(world.seller.signer(origin)).signatures());
  }

  private static Optional<Forgery.Attempt> before(MadeWorld world) {
    var month = world.months.get(1);
    if (month.lines().size() < 3) {
      return Optional.empty();
    }
    var forged = month.withLines(dropped(month.lines(), any(world, month.lines())));
    return Optional.of(
        new Forgery.Attempt(world.last().file(), world.withPrevious(List.of(forged.file()))));
  }

  private static Optional<Forgery.Attempt> beforeIsText(MadeWorld world) {
    var text = MadeMonth.file("text", MonthHeader.logOrigin("x").getBytes(StandardCharsets.UTF_8));
    return Optional.of(new Forgery.Attempt(world.last().file(), world.withPrevious(List.of(text))));
  }
}
