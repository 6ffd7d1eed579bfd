package dev.countersign.app.operate.erase;

import dev.countersign.domain.Digest;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.inbound.PersonMention;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.inbound.ReadableForms;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.PersonalData;
import dev.countersign.ledger.PersonalData.Held;
import dev.countersign.ledger.PersonalData.Kind;
import dev.countersign.ledger.PersonalData.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes unreadable what the table holds of one person: texts, evidence, fields of sessions'
 * records; refused deliveries about the person are deleted. Entries, hashes, receipts, events and
 * sums stay as they are. Whatever is erased is said in a signed note first, so that it can be
 * repeated on a table that was taken back to an earlier time.
 */
public final class ErasePerson {
  private static final int MOST_PASSES = 5;

  private final PersonalData data;
  private final Function<TenantId, Pseudonyms> pseudonyms;
  private final Function<Json.Obj, String> signer;

  /** The signer makes a compact JWS of a note's claims. */
  public ErasePerson(
      PersonalData data,
      Function<TenantId, Pseudonyms> pseudonyms,
      Function<Json.Obj, String> signer) {
    this.data = data;
    this.pseudonyms = pseudonyms;
    this.signer = signer;
  }

  /**
   * What was erased.
   *
   * @param items how many items held something
   * @param notes the signed notes, one or more
   */
  public record Erasure(int items, List<String> notes) {
    public Erasure {
      notes = List.copyOf(notes);
    }
  }

  /** An item that is to be erased. */
  record Found(Kind kind, Place place) {}

  /**
   * Erases one person; done when it returns. It looks until it finds nothing more, since an outcome
   * that was decided meanwhile has taken its texts along. Repeating it erases what has come since.
   *
   * @param subject an e-mail address, a phone number or another id of the person
   */
  public Erasure erase(TenantId tenant, String subject, Instant now) {
    var person = PersonMention.of(subject, pseudonyms.apply(tenant));
    var notes = new ArrayList<String>();
    int items = 0;
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      var found = find(tenant, person);
      if (found.isEmpty() && pass > 0) {
        break;
      }
      for (Json.Obj claims : ErasureNotes.of(tenant, person, found, now)) {
        String note = signer.apply(claims);
        data.note(tenant, now, note);
        notes.add(note);
      }
      found.forEach(held -> data.erase(tenant, held.place()));
      items += found.size();
    }
    return new Erasure(items, notes);
  }

  /**
   * Erases again what a note names, on a table that was taken back to an earlier time; how many
   * items could be read again.
   *
   * @throws IllegalArgumentException when the note is another tenant's
   */
  public static int repeat(PersonalData data, TenantId tenant, Json.Obj note) {
    if (!ErasureNotes.tenant(note).equals(Optional.of(tenant))) {
      throw new IllegalArgumentException("a note of another tenant");
    }
    int again = 0;
    for (Place place : ErasureNotes.places(note)) {
      again += data.erase(tenant, place) ? 1 : 0;
    }
    return again;
  }

  /**
   * A delivery with several items is the person's too where an outcome tells of it whose statements
   * name the person by key alone.
   */
  private List<Found> find(TenantId tenant, PersonMention person) {
    var found = new ArrayList<Found>();
    var others = new HashMap<Digest, Found>();
    Set<Digest> told = new HashSet<>();
    data.scan(
        tenant,
        held -> {
          var item = new Found(held.kind(), held.place());
          if (isAbout(held, person)) {
            if (held.kind() != Kind.BARE_ENTRY) {
              found.add(item);
            }
            told.addAll(held.deliveries());
          } else if (held.kind() == Kind.DELIVERY) {
            held.evidence().ifPresent(evidence -> others.put(evidence.digest(), item));
          }
        });
    others.forEach((digest, item) -> {
      if (told.contains(digest)) {
        found.add(item);
      }
    });
    return found;
  }

  private static boolean isAbout(Held held, PersonMention person) {
    return held.keys().stream().anyMatch(person.keys()::contains)
        || held.names().stream().anyMatch(person::isName)
        || person.isIn(List.copyOf(held.texts().values()))
        || held.evidence().filter(e -> person.isIn(ReadableForms.of(e.raw()))).isPresent()
        || held.content().filter(c -> person.isIn(ReadableForms.of(c))).isPresent();
  }
}
