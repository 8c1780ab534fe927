package dev.contactsync.importapi;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import dev.contactsync.contact.CauseChain;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request and what came back, within a deadline for all of it and a cap on the
 * size of the answer. Follows no redirect and repeats nothing.
 */
final class HttpCall implements AutoCloseable {

	private static final int LARGEST_ANSWER = 1024 * 1024;

	private final ExecutorService threads = Executors.newCachedThreadPool(HttpCall::daemon);

	private final HttpClient client;

	private final Duration deadline;

	HttpCall(DestinationSettings settings, @Nullable SSLContext tls) {
		this.deadline = settings.requestTimeout();
		HttpClient.Builder builder = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(settings.connectTimeout())
			.executor(this.threads);
		this.client = ((tls != null) ? builder.sslContext(tls) : builder).build();
	}

	private static Thread daemon(Runnable work) {
		Thread thread = new Thread(work, "contact-sync-http");
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Sends a request and waits for all of its answer.
	 * @return what came back; when the thread is interrupted, it stays so and the answer
	 * is lost
	 */
	ApiReply send(HttpRequest request) {
		CompletableFuture<HttpResponse<byte[]>> answer = this.client.sendAsync(request,
				(info) -> new CappedBody(LARGEST_ANSWER));
		try {
			HttpResponse<byte[]> complete = answer.get(this.deadline.toNanos(), TimeUnit.NANOSECONDS);
			return new ApiReply.Answer(complete.statusCode(), complete.headers(), complete.body());
		}
		catch (TimeoutException ex) {
			return new ApiReply.Lost("no complete answer within " + this.deadline.toMillis() + " ms");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new ApiReply.Lost("interrupted");
		}
		catch (ExecutionException ex) {
			return reply(CauseChain.of(ex));
		}
		finally {
			answer.cancel(true);
		}
	}

	// Messages of exceptions are left out: they quote what the other side sent.
	private static ApiReply reply(List<Throwable> causes) {
		if (has(causes, SSLException.class)) {
			boolean handshake = has(causes, SSLHandshakeException.class);
			if (handshake && causes.stream().anyMatch(HttpCall::isBreak)) {
				return new ApiReply.NotConnected("the connection broke while it was being secured");
			}
			return new ApiReply.Insecure(kind(causes), !handshake);
		}
		if (has(causes, ConnectException.class) || has(causes, HttpConnectTimeoutException.class)) {
			return new ApiReply.NotConnected("no connection");
		}
		return new ApiReply.Lost("the connection broke, or the answer was not valid HTTP");
	}

	private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
		return causes.stream().anyMatch(type::isInstance);
	}

	// The JDK has no type of its own for a connection that ends during the handshake.
	private static boolean isBreak(Throwable cause) {
		return cause instanceof EOFException || cause instanceof SocketException
				|| String.valueOf(cause.getMessage()).startsWith("Remote host terminated the handshake");
	}

	private static String kind(List<Throwable> causes) {
		return causes.get(causes.size() - 1).getClass().getSimpleName();
	}

	@Override
	public void close() {
		this.threads.shutdown();
	}

}
