package dev.countersign.app.operate.erase;

import dev.countersign.app.operate.erase.ErasureNotes.Note;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.inbound.PersonMention;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.PersonalData;
import dev.countersign.ledger.PersonalData.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  /**
   * Erases one person; done when it returns. It looks until it finds nothing more, since an outcome
   * that was decided meanwhile has taken its texts along. Repeating it erases what has come since.
   * Deliveries that lie whole with an app source's tenant are erased there, with a note of that
   * tenant.
   *
   * @param subject an e-mail address, a phone number or another id of the person
   */
  public Erasure erase(TenantId tenant, String subject, Instant now) {
    var person = PersonMention.of(subject, pseudonyms.apply(tenant));
    var search = new PersonSearch(data, tenant, person);
    var notes = new ArrayList<String>();
    int items = 0;
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      var found = search.find();
      if (found.isEmpty() && pass > 0) {
        break;
      }
      for (Note note : ErasureNotes.of(tenant, person, found, now)) {
        String signed = signer.apply(note.claims());
        data.note(note.tenant(), now, signed);
        notes.add(signed);
      }
      found.forEach(held -> data.erase(held.tenant(), held.place()));
      items += found.size();
    }
    return new Erasure(items, notes);
  }

  /**
   * Erases again what a note names, on a table that was taken back to an earlier time; how many
   * items could be read again.
   *
   * @throws IllegalArgumentException when the note is another tenant's, and not of an erasure for
   *     this one
   */
  public static int repeat(PersonalData data, TenantId tenant, Json.Obj note) {
    var owner =
        ErasureNotes.tenant(note)
            .filter(of -> of.equals(tenant) || ErasureNotes.isFor(tenant, note))
            .orElseThrow(() -> new IllegalArgumentException("a note of another tenant"));
    int again = 0;
    for (Place place : ErasureNotes.places(note)) {
      again += data.erase(owner, place) ? 1 : 0;
    }
    return again;
  }
}
