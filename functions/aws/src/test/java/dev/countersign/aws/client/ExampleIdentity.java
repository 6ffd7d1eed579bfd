package dev.countersign.aws.client;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/** Credentials of an example, which nothing asks for. */
record ExampleIdentity(String id, String secret)
    implements IdentityProvider<AwsCredentialsIdentity> {
  @Override
  public Class<AwsCredentialsIdentity> identityType() {
    return AwsCredentialsIdentity.class;
  }

  @Override
  public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest ask) {
    return CompletableFuture.completedFuture(AwsCredentialsIdentity.create(id, secret));
  }
}
