package dev.countersign.app.deliver;

import static dev.countersign.app.deliver.ResultMaker.billable;
import static dev.countersign.app.deliver.ResultMaker.messages;
import static dev.countersign.app.deliver.ResultMaker.reversal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.deliver.ScriptedEngine.Manner;
import dev.countersign.domain.planning.TargetRest;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.PostingState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Documents that are made from what the engine is asked first, and items that an engine puts off.
 */
final class DeliverDocumentsTest {
  private final DeliverWorld world = new DeliverWorld();

  @BeforeEach
  void sentAndTakenBackTooLateForACorrection() {
    world.file = DeliverWorld.WITH_ACCOUNTS;
    world.take(messages(billable("a", 1, 300, "cus_1", DeliverWorld.NOON)));
    var _ = world.send();
    world.now = world.now.plus(Duration.ofHours(2));
    world.take(messages(reversal("a", 1, 300, "cus_1", world.now)));
  }

  private PostingState reversed() {
    return world.postings("a").stream()
        .map(posting -> posting.state())
        .filter(state -> !(state instanceof PostingState.Sent sent) || sent.at().equals(world.now))
        .findFirst()
        .orElseThrow();
  }

  private String made() {
    return world.engine.requests.getLast().body().toText();
  }

  @Test
  void document_isMadeFromWhatTheEngineAnswered() {
    world.engine.accounts.put("cus_1", "acc_7");
    var report = world.send();
    assertEquals(0, world.engine.sum());
    assertTrue(made().contains("\"account\":\"acc_7\""), made());
    assertEquals(1, report.count("read_first"));
  }

  @Test
  void document_whoseAccountIsNotThere_isAPersonsTask() {
    var _ = world.send();
    var held = assertInstanceOf(PostingState.Held.class, reversed());
    var task = assertInstanceOf(HeldReason.Task.class, held.reason());
    assertEquals(-300, task.net());
    assertEquals("2026-11", task.period().toString());
    assertEquals(1, world.engine.requests.size());
  }

  @Test
  void document_whoseQuestionIsNotAnswered_waitsAndIsMadeOnce() {
    world.engine.accounts.put("cus_1", "acc_7");
    world.engine.script = (number, request) -> Manner.LOSE_ANSWER;
    world.runs(Duration.ofMinutes(30));
    assertEquals("[ready, sent]", world.state("a"));
    assertEquals(List.of(), List.copyOf(world.engine.credits.values()));
    world.engine.script = (number, request) -> Manner.TAKE;
    world.runs(Duration.ofMinutes(30));
    assertEquals(List.of(List.of(300L)), List.copyOf(world.engine.credits.values()));
  }

  @Test
  void document_inDoubt_whoseAccountIsGone_staysInDoubt() {
    world.engine.accounts.put("cus_1", "acc_7");
    world.engine.script =
        (number, request) -> request.method().equals("POST") ? Manner.LOSE_REQUEST : Manner.TAKE;
    var _ = world.send();
    assertEquals("[sending, sent]", world.state("a"));
    world.engine.script = (number, request) -> Manner.TAKE;
    world.engine.accounts.clear();
    world.runs(Duration.ofMinutes(30));
    assertEquals("[sending, sent]", world.state("a"));
    world.engine.accounts.put("cus_1", "acc_8");
    world.runs(Duration.ofHours(2));
    assertEquals(0, world.engine.sum());
    assertTrue(made().contains("acc_7"), "the frozen bytes");
  }

  @Test
  void items_thatAnEnginePutsOff_letTheTargetRestNever() {
    world.file = DeliverWorld.IN_BATCHES;
    world.take(messages(billable("b", 1, 300, "busy_1", world.now)));
    world.runs(Duration.ofMinutes(40));
    assertEquals("[ready]", world.state("b"));
    assertEquals(TargetRest.NONE, world.ledger.followedTargets().rest(DeliverWorld.TARGET));
    assertTrue(world.engine.requests.size() > 4, "it was tried again and again");
  }
}
