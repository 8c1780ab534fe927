package dev.contactsync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/**
 * What Linux tells of processes. Elsewhere everything is 0, which the report shows as
 * unknown.
 */
final class Proc {

	/** Ticks a second in {@code /proc}, the same on every Linux. */
	private static final double TICKS = 100;

	private static final int OWN_USER = 11;

	private static final int CHILDREN_USER = 13;

	private Proc() {
	}

	/**
	 * CPU seconds of all processes that this one has started and that have ended. The
	 * kernel adds them when the end is noticed, so nothing is lost between two looks.
	 */
	static double ofEndedChildren() {
		return ticks("self", CHILDREN_USER) / TICKS;
	}

	/** CPU seconds of a process, of its children, and of those that have ended. */
	static double ofFamily(long pid) {
		long own = ticks(String.valueOf(pid), OWN_USER) + ticks(String.valueOf(pid), CHILDREN_USER);
		LongStream children = ProcessHandle.of(pid)
			.stream()
			.flatMap(ProcessHandle::children)
			.mapToLong((child) -> ticks(String.valueOf(child.pid()), OWN_USER));
		return (own + children.sum()) / TICKS;
	}

	/** The sum of user and system time, from two fields side by side. */
	private static long ticks(String process, int field) {
		String stat = read(Path.of("/proc", process, "stat"));
		String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
		return (fields.length > field + 1) ? Long.parseLong(fields[field]) + Long.parseLong(fields[field + 1]) : 0;
	}

	/** The most memory that a process has had so far, in MB. */
	static long peakMegabytes(long pid) {
		return read(Path.of("/proc", String.valueOf(pid), "status")).lines()
			.filter((line) -> line.startsWith("VmHWM:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
			.findFirst()
			.orElse(0);
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			return "";
		}
	}

}
