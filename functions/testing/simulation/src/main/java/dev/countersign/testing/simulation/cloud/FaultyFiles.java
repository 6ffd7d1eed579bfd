package dev.countersign.testing.simulation.cloud;

import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.domain.failure.Unavailable;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The bucket of months as one process sees it. Each call can fail before or after it is done, can
 * be sent twice by the client itself, and can be the last thing that the process does.
 */
final class FaultyFiles implements MonthFiles {
  private final FunctionProcess process;
  private final MonthFiles right;

  FaultyFiles(FunctionProcess process, MonthFiles right) {
    this.process = process;
    this.right = right;
  }

  private <T> T request(Supplier<T> effect) {
    try {
      return process.request(effect);
    } catch (SdkException e) {
      throw new Unavailable("the bucket of months", e);
    }
  }

  @Override
  public Optional<InputStream> open(String name) {
    return request(() -> right.open(name));
  }

  @Override
  public Optional<Tagged> read(String name) {
    return request(() -> right.read(name));
  }

  @Override
  public boolean put(String name, Path content) {
    return request(() -> right.put(name, content));
  }

  @Override
  public boolean swap(String name, Optional<String> tag, byte[] content) {
    return request(() -> right.swap(name, tag, content));
  }

  @Override
  public void write(String name, byte[] content) {
    var _ =
        request(() -> {
          right.write(name, content);
          return true;
        });
  }
}
