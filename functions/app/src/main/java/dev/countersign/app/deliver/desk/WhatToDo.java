package dev.countersign.app.deliver.desk;

import dev.countersign.domain.planning.PersonsDecision.Wish;
import dev.countersign.domain.posting.HeldReason;
import java.util.List;

/**
 * What a person does about a posting that is held: {@code docs/billing.md}, section 8, in its
 * words.
 *
 * @param happened why it is held
 * @param todo what a person does
 * @param wishes what they may decide after that, the likeliest first; to give it up is always
 *     possible
 */
public record WhatToDo(String happened, String todo, List<Wish> wishes) {
  public WhatToDo {
    wishes = List.copyOf(wishes);
  }

  /** What to do where a posting is held for this reason. */
  public static WhatToDo about(HeldReason reason) {
    return switch (reason) {
      case HeldReason.NoCustomer none ->
          new WhatToDo(
              "The result names no customer of this target.",
              "add its id to the target's customers, or name another member as the target's"
                  + " customer; then release",
              List.of(Wish.RELEASE, Wish.GIVE_UP));
      case HeldReason.NoAmount none ->
          otherMeasure(
              "The result has no amount, and the target counts amounts; or an hour summed money,"
                  + " and the target counts quantities since.");
      case HeldReason.OtherCurrency other -> otherMeasure("The target bills another currency.");
      case HeldReason.TooLate late ->
          new WhatToDo(
              "The engine takes no such old time.",
              "make a document by hand, then release with --done; or give up",
              List.of(Wish.DONE, Wish.GIVE_UP));
      case HeldReason.Conflict conflict ->
          new WhatToDo(
              "The engine knew the key before our first try.",
              "look into the engine: if it is this line, release with --done; if it isn't, put this"
                  + " line in by hand, then release with --done",
              List.of(Wish.DONE, Wish.GIVE_UP));
      case HeldReason.Unconfirmed unconfirmed ->
          new WhatToDo(
              "No answer decided, and the dedupe window is over.",
              "look into the engine: if it has the line, release with --done; if it hasn't, with"
                  + " --not-there",
              List.of(Wish.DONE, Wish.RELEASE_NOT_THERE, Wish.GIVE_UP));
      case HeldReason.Refused refused ->
          new WhatToDo(
              "The engine will not take it. Its word for why stands beside it, if it gave one.",
              "mend what it names, or what the engine's own log says, then release",
              List.of(Wish.RELEASE, Wish.GIVE_UP));
      case HeldReason.Task task ->
          new WhatToDo(
              "The engine has no request for this.",
              "do it in the engine, then release with --done",
              List.of(Wish.DONE, Wish.GIVE_UP));
      case HeldReason.Unreadable unreadable ->
          new WhatToDo(
              "The engine's file can't make this request.",
              "mend the file, then release",
              List.of(Wish.RELEASE, Wish.GIVE_UP));
    };
  }

  private static WhatToDo otherMeasure(String happened) {
    return new WhatToDo(
        happened,
        "mend the terms or the target, then release; or give up",
        List.of(Wish.RELEASE, Wish.GIVE_UP));
  }
}
