package dev.countersign.app;

import dev.countersign.proof.note.Cosigner;
import dev.countersign.proof.note.NoteSignature;
import dev.countersign.proof.note.SignedNote;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;

/** A payer that cosigns checkpoints with a key of its own, which signs nothing else. */
final class CosigningPayer {
  private static final String NAME = "acme.example/cosigner";

  private final Cosigner cosigner;

  private CosigningPayer(KeyPair pair) {
    this.cosigner = Cosigner.of(Cosigner.key(NAME, pair.getPublic()), pair.getPrivate());
  }

  static CosigningPayer generate() {
    return of("Ed25519");
  }

  /** One with a key of this algorithm of the JDK. */
  static CosigningPayer of(String algorithm) {
    return new CosigningPayer(pair(algorithm));
  }

  static KeyPair pair() {
    return pair("Ed25519");
  }

  private static KeyPair pair(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public half, as a source's file has it. */
  String vkey() {
    return cosigner.key().vkey();
  }

  NoteSignature signature(SignedNote note, Instant at) {
    return cosigner.cosign(note, at);
  }

  /** A checkpoint with this payer's cosignature more, as it is written. */
  String cosigned(SignedNote note, Instant at) {
    return new String(note.with(signature(note, at)).bytes(), StandardCharsets.UTF_8);
  }
}
