package dev.countersign.local.rotate;

import dev.countersign.app.registry.AddressKey;
import dev.countersign.forms.config.Secret;
import java.util.List;

/**
 * Changes the key of the addresses: the new one comes first and makes new addresses, the former one
 * stays good until it is taken out.
 */
public final class AddressKeyRotation {
  private static final int MOST = 2;

  private AddressKeyRotation() {}

  /** The keys can't be changed so; the message says why. */
  public static final class Unable extends Exception {
    private static final long serialVersionUID = 1L;

    Unable(String why) {
      super(why);
    }
  }

  /**
   * A new key before the one that is kept.
   *
   * @throws Unable when a change is under way
   */
  public static Secret withNew(Secret kept) throws Unable {
    var lines = lines(kept);
    if (lines.size() == MOST) {
      throw new Unable(
          "a change is under way: two keys are kept; take the former one out with --drop-former"
              + " when no sender uses its addresses");
    }
    return Secret.ofText(AddressKey.generate().revealText() + "\n" + lines.getFirst());
  }

  /**
   * The newest key alone.
   *
   * @throws Unable when there is no other
   */
  public static Secret withoutFormer(Secret kept) throws Unable {
    var lines = lines(kept);
    if (lines.size() < MOST) {
      throw new Unable("only one key is kept");
    }
    return Secret.ofText(lines.getFirst());
  }

  /** How many keys are kept. They must be such as {@link AddressKey} reads. */
  public static int count(Secret kept) {
    return lines(kept).size();
  }

  private static List<String> lines(Secret kept) {
    var _ = AddressKey.of(kept);
    return kept.revealText().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
