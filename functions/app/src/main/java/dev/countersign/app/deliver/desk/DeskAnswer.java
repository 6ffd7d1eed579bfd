package dev.countersign.app.deliver.desk;

import dev.countersign.domain.Problem;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.ledger.TargetKey;
import java.util.List;
import java.util.stream.Collectors;

/** What became of a person's decision about a posting. */
public sealed interface DeskAnswer {
  /** It is recorded; the posting as it is after that. It is held again where its cause remains. */
  record Done(Posting posting) implements DeskAnswer {}

  /** It can't be; nothing changed. */
  record Refused(Problem problem) implements DeskAnswer {}

  /** The tenant has no such target. */
  static DeskAnswer noTarget(TargetKey key, List<TargetSetup> known) {
    var names = known.stream().map(each -> each.name().value()).collect(Collectors.joining(", "));
    return refused(
        "unknown_target",
        "/target",
        "the applied billing.yaml of " + key.tenant() + " has no target " + key.name(),
        names.isEmpty()
            ? "apply a billing.yaml that has it"
            : "name one of its targets: " + names + "; or apply a billing.yaml that has it");
  }

  /** Nothing that is held has this id. */
  static DeskAnswer notThere(TargetKey key) {
    return refused(
        "not_held",
        "/id",
        "nothing that is held has this id in target " + key.name(),
        "copy target and id from countersign held --tenant "
            + key.tenant()
            + "; what it doesn't list is on its way, sent, or decided already");
  }

  /** The posting is there and isn't held. */
  static DeskAnswer notHeld(PostingState state) {
    return refused(
        "not_held",
        "/id",
        "it isn't held by now: it is " + state.word(),
        switch (state) {
          case PostingState.Ready ready -> "nothing is to be done: it is sent when it is due";
          case PostingState.Sending sending -> "nothing is to be done: its answer decides";
          case PostingState.Waiting waiting ->
              "decide about the posting that it waits for: " + waiting.on();
          default -> "nothing is to be done: this is final";
        });
  }

  /** The engine may have it. */
  static DeskAnswer lookFirst(HeldReason reason) {
    return refused(
        "look_first",
        "",
        "the engine may have it (" + reason.word() + "), and would have it twice",
        WhatToDo.about(reason).todo());
  }

  private static DeskAnswer refused(String reason, String pointer, String detail, String fix) {
    return new Refused(new Problem(reason, pointer, detail, fix));
  }
}
