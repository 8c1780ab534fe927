-- The CRM of the demo, as a company may have it: one table of customers and one of labels.
CREATE TABLE customer (
    id               INTEGER PRIMARY KEY,
    first_name       VARCHAR(100),
    last_name        VARCHAR(100),
    email            VARCHAR(200),
    mobile           VARCHAR(50),
    country          VARCHAR(50),
    city             VARCHAR(100),
    birthday         DATE,
    lifetime_value   NUMERIC(12, 2) NOT NULL,
    segment          VARCHAR(50) NOT NULL,
    plan             VARCHAR(50),
    is_vip           BOOLEAN NOT NULL,
    whatsapp_opt_in  BOOLEAN,
    updated_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE TABLE customer_label (
    customer_id  INTEGER NOT NULL REFERENCES customer (id),
    label        VARCHAR(50) NOT NULL,
    PRIMARY KEY (customer_id, label)
);
