package dev.countersign.proof.command;

import dev.countersign.proof.verify.MonthFile;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The verifier on its own: {@code java -jar countersign-verify.jar FILE --keys FILE …}. It needs no
 * network and nothing of the seller's but the files.
 */
public final class MonthProgram {
  private static final Set<String> ONCE =
      Set.of(
          "--keys", "--receipts", "--proof", "--policy", "--evidence", "--key-proof", "--cosigned");
  private static final String PREVIOUS = "--previous";
  private static final String LATER = "--later";
  private static final String DAY = "--day";
  private static final int WRONG_USE = 2;
  private static final String USAGE =
      """
      java -jar countersign-verify.jar FILE --keys FILE [option FILE]…

      Says whether a sealed month holds, and shows what proves each fault. Exit 0 if none was found,
      1 if one was, 2 if this is not how it is called.

        FILE             the sealed month, or the page of one
        --keys FILE      the seller's published keys (GET /v1/keys, saved)
        --previous FILE  the month before, or another copy of this month; may be given several times
        --later FILE     a month after it, in which a receipt may have its line as late; several times
        --receipts FILE  receipts that you got: alone, or in the answers or events that carry them
        --proof FILE     the month's proof of the seller's log
        --day FILE       what the open month had on a day, its proof beside it; several times
        --key-proof FILE the log's proof that the key that signed was announced before
        --cosigned FILE  the month's checkpoint as the payer cosigned it
        --policy FILE    whom you believe about the log and as cosigner (C2SP tlog-policy)
        --evidence DIR   the signed bytes that you sent, each in a file named by their SHA-256
      """;

  private MonthProgram() {}

  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    var errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    var read = read(List.of(arguments));
    if (read.isEmpty()) {
      errors.print(USAGE);
      System.exit(WRONG_USE);
    } else {
      System.exit(new VerifyMonth(out, errors).run(read.get()));
    }
  }

  /** What the arguments name; empty where they are not as the usage says. */
  static Optional<MonthArguments> read(List<String> arguments) {
    var files = new ArrayList<Path>();
    var previous = new ArrayList<Path>();
    var later = new ArrayList<Path>();
    var days = new ArrayList<Path>();
    Map<String, Path> options = new HashMap<>();
    var left = arguments.iterator();
    while (left.hasNext()) {
      var word = left.next();
      if (!word.startsWith("--")) {
        files.add(Path.of(word));
        continue;
      }
      if (!left.hasNext()) {
        return Optional.empty();
      }
      var value = Path.of(left.next());
      if (word.equals(PREVIOUS)) {
        previous.add(value);
      } else if (word.equals(LATER)) {
        later.add(value);
      } else if (word.equals(DAY)) {
        days.add(value);
      } else if (!ONCE.contains(word) || options.put(word, value) != null) {
        return Optional.empty();
      }
    }
    var keys = options.get("--keys");
    return files.size() != 1 || keys == null
        ? Optional.empty()
        : Optional.of(
            new MonthArguments(
                files.getFirst(),
                MonthFile.at(keys),
                previous,
                options.get("--receipts"),
                options.get("--proof"),
                options.get("--policy"),
                options.get("--evidence"),
                days,
                options.get("--key-proof"),
                options.get("--cosigned"),
                later));
  }
}
