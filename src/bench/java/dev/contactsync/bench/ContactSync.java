package dev.contactsync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The program as a contestant, configured as the README shows. */
final class ContactSync implements Contestant {

	/**
	 * The pace is as good as none, and every sweep goes over the whole table however
	 * large it is, so that all sizes do the same.
	 */
	private static final String CONFIGURATION = """
			spring.datasource:
			  url: %1$s
			contact-sync:
			  sources:
			    crm:
			      url: %1$s
			  destinations:
			    botpenguin:
			      base-url: %2$s
			      token: %3$s
			      in-flight: %4$d
			      requests-per-second: 1000000
			  syncs:
			    customers:
			      table: customer
			      key: id
			      changed-at: updated_at
			      zone: Asia/Kolkata
			      sweep-below: 1000000000
			      mapping:
			        name: "{first_name} {last_name}"
			        email: "{email}"
			        phone: {number: "{mobile}", region: "{country}", default-region: IN}
			        consent: whatsapp_opt_in
			        tags:
			          - crm
			          - "{segment}"
			          - "plan:{plan}"
			          - {tag: vip, when: is_vip}
			        attributes:
			          city: "{city}"
			          birthday: "{birthday:dd/MM/yyyy}"
			          spent: "{lifetime_value:0.00}"
			""";

	private final Options options;

	private final Path jar;

	private final Postgres postgres;

	private final CountingApi api;

	/**
	 * The program in a jar.
	 * @param jar the packaged one, or what is left of it where it is unpacked
	 */
	ContactSync(Options options, Path jar, Postgres postgres, CountingApi api) {
		this.options = options;
		this.jar = jar;
		this.postgres = postgres;
		this.api = api;
	}

	@Override
	public String name() {
		return "ours";
	}

	@Override
	public Archive archive() throws IOException {
		return new Archive(this.options, name());
	}

	@Override
	public void reset() throws SQLException {
		this.postgres.execute("DROP SCHEMA IF EXISTS contact_sync CASCADE");
	}

	@Override
	public JavaProcess start(int inFlight, List<String> jvm) throws IOException {
		Path folder = this.options.target().resolve("ours");
		Path configuration = Files.createDirectories(folder.resolve("config")).resolve("application.yaml");
		Files.writeString(configuration,
				CONFIGURATION.formatted(this.postgres.url(), this.api.baseUrl(), CountingApi.TOKEN, inFlight));
		List<String> arguments = new ArrayList<>(jvm);
		arguments.addAll(List.of("-jar", this.jar.toString(), "run"));
		return JavaProcess.start(this.options.java(), folder, arguments);
	}

}
