package dev.contactsync.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;

import dev.contactsync.execution.ProgressView;
import dev.contactsync.execution.RunProgress;

/**
 * The line at the bottom of a terminal that shows how far a run is. As long as it is
 * there, whatever else is written to standard error appears above it. It stays on one
 * line, however narrow the terminal is, and the cursor at its beginning, so that what
 * comes after a process that was killed is written over it.
 */
public final class StatusLine implements ProgressView {

	private static final int BAR = 20;

	private static final String ERASE = "\r\033[K";

	/** Between these the terminal cuts a line instead of continuing in the next. */
	private static final String CUT = "\033[?7l";

	private static final String WRAP = "\033[?7h";

	private final PrintStream terminal;

	private final ZoneId zone;

	private final PrintStream above = new PrintStream(new LinesAbove(), true);

	private String line = "";

	private boolean isMidLine;

	/**
	 * A line on a terminal.
	 * @param terminal the terminal; no one else writes to it while there is a line, but
	 * through {@link #above}
	 * @param zone the zone of the times in the line
	 */
	public StatusLine(PrintStream terminal, ZoneId zone) {
		this.terminal = terminal;
		this.zone = zone;
	}

	/**
	 * Whether standard error of this process is a terminal that can move its cursor. Java
	 * knows of standard input and output only.
	 */
	public static boolean isPossible() {
		String terminal = System.getenv("TERM");
		if (terminal == null || terminal.equals("dumb")) {
			return false;
		}
		try {
			Process test = new ProcessBuilder("test", "-t", "2").redirectError(ProcessBuilder.Redirect.INHERIT).start();
			return test.waitFor(1, TimeUnit.SECONDS) && test.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Where to write while there is a line. */
	PrintStream above() {
		return this.above;
	}

	@Override
	public Duration interval() {
		return Duration.ofSeconds(1);
	}

	@Override
	public synchronized void show(RunProgress progress) {
		if (this.line.isEmpty()) {
			System.setErr(this.above);
		}
		this.line = bar(progress.fraction()) + DisplayText.plain(progress.line(this.zone));
		if (!this.isMidLine) {
			draw();
		}
	}

	@Override
	public synchronized void end() {
		if (!this.line.isEmpty()) {
			System.setErr(this.terminal);
			erase();
			this.terminal.flush();
			this.line = "";
		}
	}

	static String bar(double fraction) {
		int done = (int) (BAR * Math.max(0, Math.min(1, fraction)));
		return "[" + "#".repeat(done) + "-".repeat(BAR - done) + "] ";
	}

	private void draw() {
		this.terminal.print(ERASE + CUT + this.line + WRAP + "\r");
		this.terminal.flush();
	}

	private void erase() {
		if (!this.isMidLine) {
			this.terminal.print(ERASE);
		}
	}

	private synchronized void write(byte[] bytes, int from, int length) {
		if (length == 0) {
			return;
		}
		if (!this.line.isEmpty()) {
			erase();
		}
		this.terminal.write(bytes, from, length);
		this.isMidLine = bytes[from + length - 1] != '\n';
		if (!this.isMidLine && !this.line.isEmpty()) {
			draw();
		}
	}

	private final class LinesAbove extends OutputStream {

		@Override
		public void write(int b) {
			write(new byte[] { (byte) b }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int from, int length) {
			StatusLine.this.write(bytes, from, length);
		}

		@Override
		public void flush() {
			StatusLine.this.terminal.flush();
		}

	}

}
