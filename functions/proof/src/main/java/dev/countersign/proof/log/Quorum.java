package dev.countersign.proof.log;

import dev.countersign.proof.note.NoteKey;
import java.util.List;
import java.util.Set;

/** Whose cosignatures are enough (C2SP tlog-policy). */
sealed interface Quorum {
  /** Whether these cosigners are enough. */
  boolean isMet(Set<NoteKey> cosigners);

  /** Nobody needs to cosign. */
  record Nobody() implements Quorum {
    @Override
    public boolean isMet(Set<NoteKey> cosigners) {
      return true;
    }
  }

  /** One cosigner must. */
  record One(NoteKey key) implements Quorum {
    @Override
    public boolean isMet(Set<NoteKey> cosigners) {
      return cosigners.contains(key);
    }
  }

  /**
   * So many of a group must.
   *
   * @param threshold how many, from 1 to all of the members
   */
  record Group(int threshold, List<Quorum> members) implements Quorum {
    public Group {
      members = List.copyOf(members);
    }

    @Override
    public boolean isMet(Set<NoteKey> cosigners) {
      return members.stream().filter(member -> member.isMet(cosigners)).count() >= threshold;
    }
  }
}
