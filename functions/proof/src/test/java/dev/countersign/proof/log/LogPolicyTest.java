package dev.countersign.proof.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.Cosigner;
import dev.countersign.proof.note.NoteAlgorithm;
import dev.countersign.proof.note.NoteSigner;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.note.TestKeys;
import dev.countersign.proof.text.Parsed;
import dev.countersign.proof.tree.TreeHash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogPolicyTest {
  private static final NoteSigner LOG = TestKeys.signer("seller.example/log");
  private static final List<Cosigner> COSIGNERS =
      List.of(
          cosigner("x1.example"),
          cosigner("x2.example"),
          cosigner("x3.example"),
          cosigner("y1.example"));
  private static final SignedNote NOTE =
      Checkpoint.of("seller.example/log", 1, TreeHash.OF_NOTHING).signedBy(LOG);

  /** The shape of the example in C2SP tlog-policy, with keys of our own. */
  private static final String POLICY =
      """
      # two of X and one of Y
      log LOG
      witness X1 KEY0
      \twitness X2\t KEY1  https://x2.example/
      witness X3 KEY2

      group X 2 X1 X2 X3
      witness Y1 KEY3
      group Y any Y1
      group X-and-Y all X Y
      quorum X-and-Y
      """;

  @ParameterizedTest
  @CsvSource({
    "'', false",
    "0 3, false",
    "0 1, false",
    "0 1 3, true",
    "1 2 3, true",
    "0 1 2 3, true",
    "0 0 3, false",
  })
  void quorum_ofGroups_isMetByEnoughOfEach(String cosigned, boolean met) {
    var note = NOTE;
    for (String number :
        cosigned.isEmpty() ? List.<String>of() : List.of(cosigned.split(" ", -1))) {
      note = note.with(COSIGNERS.get(Integer.parseInt(number)).cosign(NOTE, Instant.EPOCH));
    }
    var policy = read(POLICY);
    assertTrue(policy.isSigned(note));
    assertEquals(met, policy.isCosigned(note));
  }

  @Test
  void quorum_none_wantsNobody() {
    var policy = read("log LOG\nquorum none\n");
    assertTrue(policy.isSigned(NOTE));
    assertTrue(policy.isCosigned(NOTE));
    assertEquals(Set.of(), policy.cosigners(NOTE));
  }

  @Test
  void log_ofAnotherKeyOrOrigin_hasNotSigned() {
    assertFalse(
        LogPolicy.ofLogs(List.of(TestKeys.signer("seller.example/log").key())).isSigned(NOTE));
    var elsewhere = Checkpoint.of("other.example/log", 1, TreeHash.OF_NOTHING).signedBy(LOG);
    assertFalse(read("log LOG\nquorum none\n").isSigned(elsewhere));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "log LOG;|policy: no quorum line",
        "log LOG;quorum none|policy: the last line does not end with a newline",
        "quorum none;quorum none;|policy, line 2: a second quorum line",
        "quorum X;|policy, line 1: the quorum is not defined above",
        "log LOG;log LOG;quorum none;|policy, line 2: two lines for the same key of a log",
        "witness A KEY0;witness B KEY0;quorum A;|policy, line 2: two lines for the same key of a"
            + " witness",
        "witness A LOG;quorum A;|policy, line 1: a witness' key must be one of cosignatures (type"
            + " 04 or 06)",
        "witness A KEY0;witness A KEY1;quorum A;|policy, line 2: the name is taken",
        "witness none KEY0;quorum none;|policy, line 1: the name is taken",
        "witness A KEY0;group G 2 A;quorum G;|policy, line 2: the threshold is not any, all or a"
            + " number from 1 to that of the members",
        "witness A KEY0;group G 0 A;quorum G;|policy, line 2: the threshold is not any, all or a"
            + " number from 1 to that of the members",
        "witness A KEY0;group G all A B;quorum G;|policy, line 2: a member of the group is not"
            + " defined above",
        "witness A KEY0;group G all A A;quorum G;|policy, line 2: a member of the group is one of a"
            + " group already",
        "witness A KEY0;group G all A;group H all A;quorum H;|policy, line 3: a member of the group"
            + " is one of a group already",
        "group G all none;quorum G;|policy, line 1: a member of the group is not defined above",
        "group G all;quorum none;|policy, line 1: not: group name threshold members",
        "witness A;quorum A;|policy, line 1: not: witness name vkey",
        "log a b c;quorum none;|policy, line 1: not: log vkey",
        "log x;quorum none;|policy, line 1: vkey: not name+id+key",
        "logs LOG;quorum none;|policy, line 1: not log, witness, group or quorum",
      })
  void policy_thatCannotBeFollowed_isRefusedWithItsLine(String lines, String why) {
    assertEquals(Parsed.malformed(why), LogPolicy.parse(bytes(lines.replace(';', '\n'))));
  }

  @Test
  void policy_withAControlCharacter_isRefused() {
    assertEquals(
        Parsed.malformed("policy: a control character, or more than 1000000 bytes"),
        LogPolicy.parse(bytes("quorum none\r\n")));
  }

  private static LogPolicy read(String policy) {
    return LogPolicy.parse(bytes(policy)).orThrow();
  }

  private static byte[] bytes(String policy) {
    var text = policy.replace("LOG", LOG.key().vkey());
    for (int i = 0; i < COSIGNERS.size(); i++) {
      text = text.replace("KEY" + i, COSIGNERS.get(i).key().vkey());
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Cosigner cosigner(String name) {
    return TestKeys.cosigner(name, NoteAlgorithm.ED25519_COSIGNATURE);
  }
}
