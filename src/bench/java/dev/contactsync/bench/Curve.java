package dev.contactsync.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Draws seconds over rows, both by powers of ten, as SVG: a straight line that rises as
 * steeply as the grid's diagonal means that the time grows with the table and no faster.
 * A library for this would be larger than the rest of the benchmark.
 */
final class Curve {

	private static final int WIDTH = 640;

	private static final int HEIGHT = 480;

	private static final int MARGIN = 60;

	private final List<List<Measurement>> groups;

	private final int fromRows;

	private final int toRows;

	private final int fromSeconds;

	private final int toSeconds;

	/**
	 * A curve.
	 * @param groups measurements of the same in each
	 */
	Curve(Collection<List<Measurement>> groups) {
		this.groups = groups.stream().filter((group) -> isDrawn(group.get(0).scenario())).toList();
		this.fromRows = (int) Math.floor(this.groups.stream().mapToDouble(Curve::rows).min().orElse(1));
		this.toRows = (int) Math.floor(this.groups.stream().mapToDouble(Curve::rows).max().orElse(1)) + 1;
		this.fromSeconds = (int) Math.floor(this.groups.stream().mapToDouble(Curve::seconds).min().orElse(1));
		this.toSeconds = (int) Math.floor(this.groups.stream().mapToDouble(Curve::seconds).max().orElse(1)) + 1;
	}

	private static boolean isDrawn(Scenario scenario) {
		return scenario == Scenario.LOAD || scenario == Scenario.UNCHANGED;
	}

	private static double rows(List<Measurement> group) {
		return Math.log10(group.get(0).rows());
	}

	private static double seconds(List<Measurement> group) {
		return Math.log10(Measurement.median(group, (each) -> each.usage().seconds()));
	}

	String toSvg() {
		StringBuilder svg = new StringBuilder(
				"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">\n"
					.formatted(WIDTH, HEIGHT));
		svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
		drawGrid(svg);
		drawLine(svg, Scenario.LOAD, "floor", "#888888", "");
		drawLine(svg, Scenario.LOAD, "ours", "#0b6e4f", "");
		drawLine(svg, Scenario.UNCHANGED, "floor", "#888888", "6 4");
		drawLine(svg, Scenario.UNCHANGED, "ours", "#0b6e4f", "6 4");
		return svg.append("</svg>\n").toString();
	}

	private void drawGrid(StringBuilder svg) {
		for (int power = this.fromRows; power <= this.toRows; power++) {
			svg.append(stroke(x(power), y(this.fromSeconds), x(power), y(this.toSeconds)));
			svg.append(text(x(power), HEIGHT - MARGIN + 18, "middle", number(power)));
		}
		for (int power = this.fromSeconds; power <= this.toSeconds; power++) {
			svg.append(stroke(x(this.fromRows), y(power), x(this.toRows), y(power)));
			svg.append(text(MARGIN - 6, y(power) + 4, "end", number(power)));
		}
		svg.append(text(WIDTH / 2.0, HEIGHT - 14, "middle", "rows of the table"));
		svg.append(text(MARGIN - 30, 24, "start", "seconds of the process"));
	}

	private void drawLine(StringBuilder svg, Scenario scenario, String who, String colour, String dashes) {
		List<List<Measurement>> line = this.groups.stream()
			.filter((group) -> group.get(0).scenario() == scenario && group.get(0).who().equals(who))
			.toList();
		if (line.isEmpty()) {
			return;
		}
		String points = line.stream()
			.map((group) -> String.format(Locale.ROOT, "%.1f,%.1f", x(rows(group)), y(seconds(group))))
			.collect(Collectors.joining(" "));
		svg.append("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>\n"
			.formatted(points, colour, dashes));
		line.forEach((group) -> svg.append(String.format(Locale.ROOT,
				"<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n", x(rows(group)), y(seconds(group)), colour)));
		List<Measurement> last = line.get(line.size() - 1);
		svg.append(text(x(rows(last)), y(seconds(last)) - 8, "end", who + ", " + scenario));
	}

	private static String number(int power) {
		return (power < 0) ? "0." + "0".repeat(-power - 1) + "1"
				: String.format(Locale.ROOT, "%,.0f", Math.pow(10, power));
	}

	private double x(double power) {
		return MARGIN + (power - this.fromRows) / (this.toRows - this.fromRows) * (WIDTH - 2 * MARGIN);
	}

	private double y(double power) {
		return HEIGHT - MARGIN
				- (power - this.fromSeconds) / (this.toSeconds - this.fromSeconds) * (HEIGHT - 2 * MARGIN);
	}

	private static String stroke(double x1, double y1, double x2, double y2) {
		return String.format(Locale.ROOT,
				"<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n", x1, y1, x2, y2);
	}

	private static String text(double x, double y, String anchor, String text) {
		return String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor,
				text);
	}

}
