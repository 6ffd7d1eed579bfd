package dev.countersign.testing.simulation.check;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.testing.simulation.meaning.Members;
import dev.countersign.testing.simulation.world.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A message that is sent until it is taken, and what became of it. */
public final class SentMessage {
  private final Message message;
  private final List<DecisionAttempt> attempts = new ArrayList<>();
  private final List<Done> done = new ArrayList<>();
  private final List<Answered> answers = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<Instant> handled = new ArrayList<>();
  private boolean taken;
  private String last = "nothing";

  SentMessage(Message message) {
    this.message = message;
  }

  public Message message() {
    return message;
  }

  /** A function got it. */
  public void attempted(DecisionAttempt attempt) {
    attempts.add(attempt);
  }

  /** An attempt that ended well, what was answered, and when. */
  private record Done(DecisionAttempt attempt, HttpAnswer answer, Instant at) {}

  /** An attempt ended well at this time, whether its answer arrived or not. */
  public void done(DecisionAttempt attempt, HttpAnswer answer, Instant at) {
    done.add(new Done(attempt, answer, at));
    AnswerChecks.items(answer, "acceptances").stream()
        .map(item -> new Answered(attempt, answer, Members.text(item, "verdict")))
        .forEach(answers::add);
  }

  /**
   * An attempt was refused.
   *
   * @param reason the first that was given
   */
  record Refusal(DecisionAttempt attempt, String reason) {}

  /** An attempt was answered that it can't be used. */
  public void refused(DecisionAttempt attempt, HttpAnswer answer) {
    AnswerChecks.items(answer, "errors").stream()
        .findFirst()
        .map(problem -> Members.text(problem, "reason"))
        .ifPresent(reason -> {
          refusals.add(new Refusal(attempt, reason));
          answers.add(new Answered(attempt, answer, reason));
        });
  }

  /**
   * An attempt that was answered.
   *
   * @param word the first verdict, or why it can't be used
   */
  record Answered(DecisionAttempt attempt, HttpAnswer answer, String word) {}

  /** All of an acceptance, and all that can't be used; also those before a restore. */
  List<Answered> answers() {
    return answers;
  }

  /** Those since the last restore. */
  List<Refusal> refusals() {
    return refusals;
  }

  /** The words of answers to attempts that ended well. */
  List<String> verdicts() {
    return done.stream()
        .flatMap(one ->
            Stream.of("disputes", "answers", "inquiries", "resolutions")
                .flatMap(list -> AnswerChecks.items(one.answer, list).stream()))
        .map(item -> Members.text(item, "verdict"))
        .toList();
  }

  /** A function gave a final answer at this time, whether the answer arrived or not. */
  public void handled(Instant at) {
    handled.add(at);
  }

  /**
   * The table was restored to this time: what was done later is lost.
   *
   * @return whether the sender was told that it was taken, and that is lost
   */
  public boolean lost(Instant since) {
    refusals.clear();
    done.removeIf(one -> one.at.isAfter(since));
    handled.removeIf(at -> at.isAfter(since));
    boolean lost = taken && handled.isEmpty();
    taken = taken && !lost;
    return lost;
  }

  /** What was answered last. */
  public void answered(String answer) {
    last = answer;
  }

  public String last() {
    return last;
  }

  /** Its sender knows that it was taken. */
  public void take() {
    taken = true;
  }

  public boolean taken() {
    return taken;
  }

  List<DecisionAttempt> attempts() {
    return attempts;
  }

  /**
   * The attempts that recorded its sessions: a message that is sent again changes nothing, and its
   * answer says when the session was recorded. It may have been so by an attempt that failed.
   */
  List<DecisionAttempt> recorded() {
    return done.stream().map(this::recordedBy).distinct().toList();
  }

  private DecisionAttempt recordedBy(Done one) {
    var said =
        AnswerChecks.items(one.answer, "sessions").stream()
            .map(session -> Members.instant(Members.text(session, "recorded_at")))
            .findFirst();
    return attempts.stream()
        .filter(attempt -> said.filter(at -> at.equals(attempt.signedAt())).isPresent())
        .findFirst()
        .orElse(one.attempt);
  }
}
