package dev.contactsync.bench.empty;

import java.time.Duration;
import java.time.Instant;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A Spring Boot batch program with the libraries of ours, a job repository, and one job
 * that does nothing. It prints when that job was done.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class EmptyBatch {

	/**
	 * Runs the job.
	 * @param args properties of Spring Boot
	 */
	public static void main(String[] args) {
		SpringApplication.run(EmptyBatch.class, args);
		System.out.println(Duration.between(Instant.EPOCH, Instant.now()).toNanos() / 1000);
		System.exit(0);
	}

	@Bean
	Job nothing(JobRepository repository, PlatformTransactionManager transactions) {
		return new JobBuilder("nothing", repository)
			.start(new StepBuilder("nothing", repository)
				.tasklet((contribution, context) -> RepeatStatus.FINISHED, transactions)
				.build())
			.build();
	}

}
