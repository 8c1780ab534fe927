package dev.contactsync.importapi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

import org.jspecify.annotations.Nullable;

/**
 * Takes the body of an answer up to a size; past it, reading stops and the connection is
 * given up.
 */
final class CappedBody implements BodySubscriber<byte[]> {

	private final int limit;

	private final CompletableFuture<byte[]> body = new CompletableFuture<>();

	private final ByteArrayOutputStream read = new ByteArrayOutputStream();

	private @Nullable Subscription subscription;

	CappedBody(int limit) {
		this.limit = limit;
	}

	@Override
	public CompletionStage<byte[]> getBody() {
		return this.body;
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		this.subscription = subscription;
		subscription.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(List<ByteBuffer> buffers) {
		for (ByteBuffer buffer : buffers) {
			if (this.read.size() + buffer.remaining() > this.limit) {
				giveUp();
				return;
			}
			byte[] bytes = new byte[buffer.remaining()];
			buffer.get(bytes);
			this.read.writeBytes(bytes);
		}
	}

	private void giveUp() {
		if (this.subscription != null) {
			this.subscription.cancel();
		}
		this.body.completeExceptionally(new IOException("too large"));
	}

	@Override
	public void onError(Throwable throwable) {
		this.body.completeExceptionally(throwable);
	}

	@Override
	public void onComplete() {
		this.body.complete(this.read.toByteArray());
	}

}
