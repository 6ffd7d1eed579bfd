package dev.countersign.app.deliver.connect;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.engine.answer.RawAnswer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;

/**
 * Writes requests to {@code file:} addresses, for an engine that is a folder: whole or not at all,
 * and never over what is there. A new one is answered by 201, one that is there by 412, as object
 * stores answer.
 */
public final class FileConnection implements EngineConnection {
  /** The status of an answer: it was written. */
  public static final int CREATED = 201;

  /** The status of an answer: something of this name is there. */
  public static final int IS_THERE = 412;

  private static final Bytes EMPTY = Bytes.of(new byte[0]);

  @Override
  public Exchange send(OutgoingRequest request, Duration longest) {
    if (!"file".equals(request.url().getScheme())) {
      return new Exchange.NotSent("not_a_file");
    }
    try {
      var place = Path.of(request.url());
      var folder = place.getParent();
      if (folder == null || !place.equals(place.normalize())) {
        return new Exchange.NotSent("not_a_file");
      }
      Files.createDirectories(folder);
      int status = write(place, folder, request.body());
      return new Exchange.Answered(RawAnswer.of(status, Map.of(), EMPTY));
    } catch (IllegalArgumentException e) {
      return new Exchange.NotSent("not_a_file");
    } catch (IOException e) {
      // What it left under the last name, if anything, is whole.
      return new Exchange.NoAnswer("not_written");
    }
  }

  /** Writes beside the place first, so that nobody ever reads half a file. */
  private static int write(Path place, Path folder, Bytes content) throws IOException {
    var beside = Files.createTempFile(folder, ".countersign-", ".part");
    try {
      try (var out = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        var left = ByteBuffer.wrap(content.toArray());
        while (left.hasRemaining()) {
          out.write(left);
        }
        out.force(true);
      }
      // A link is made only where no name is, which a move doesn't promise.
      Files.createLink(place, beside);
      return CREATED;
    } catch (FileAlreadyExistsException e) {
      return IS_THERE;
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
