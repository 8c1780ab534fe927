-- 1,000 invented customers, the same on every machine. Every phone is from a range that a regulator keeps free
-- for films and books, so that nobody can be called by a demo:
--   United Kingdom   Ofcom, "Telephone numbers for use in TV and radio drama programmes"
--   USA and Canada   NANPA, 555 line numbers: 555-0100 to 555-0199 in every area code
--   Australia        ACMA, "Phone numbers for use in TV shows, films and creative works"
--   France           ARCEP, numbering plan (decision 2018-0881 and later), numbers for audiovisual works
--   Germany          Bundesnetzagentur, Mitteilung 148/2021, "Rufnummern für Medienproduktionen (Drama Numbers)"
--   Sweden           PTS, "Telefonnummer till böcker och filmer"
-- India keeps no such range, so customers there have a phone from abroad. Of the British mobiles (07700 900000 to
-- 900999) and the Irish 020 91x numbers libphonenumber knows that they are nobody's: they serve as invalid ones.

-- A city, how its country is written, whose names its people have, and how a phone is written there; @@ is counted
-- up from 10.
INSERT INTO customer
WITH place(no, city, country, culture, phone) AS (VALUES
    (0, 'London', 'UK', 'en', '+44 20 7946 01@@'),
    (1, 'Pune', 'India', 'in', '+44 20 7946 02@@'),
    (2, 'New York', 'USA', 'en', '(212) 555-01@@'),
    (3, 'Sydney', 'Australia', 'en', '(02) 5550 12@@'),
    (4, 'Mumbai', 'IN', 'in', '+1 312 555 01@@'),
    (5, 'Berlin', 'Germany', 'de', '030 231251@@'),
    (6, 'London', 'United Kingdom', 'en', '020 7946 03@@'),
    (7, 'Bengaluru', 'IND', 'in', '0061 2 7010 34@@'),
    (8, 'Paris', 'France', 'fr', '01 99 00 12 @@'),
    (9, 'San Francisco', 'U.S.A.', 'en', '415.555.01@@'),
    (10, 'Toronto', 'Canada', 'en', '+1 (416) 555-01@@'),
    (11, 'Manchester', 'GB', 'en', '0161 496 01@@'),
    (12, 'Melbourne', '+61', 'en', '03 7010 56@@'),
    (13, 'Delhi', 'india', 'in', '0044-20-7946-04@@'),
    (14, 'Stockholm', 'Sweden', 'sv', '08-465 004 @@'),
    (15, 'Hamburg', 'DE', 'de', '+49 (0)40 669691@@'),
    (16, 'Seattle', 'US', 'en', '206-555-01@@'),
    (17, 'Cardiff', 'Great Britain', 'en', '029 2018 01@@'),
    (18, 'Lyon', 'FR', 'fr', '+33 4 65 71 12 @@'),
    (19, 'Chennai', 'India', 'in', '+1-604-555-01@@'),
    (20, 'Munich', 'Deutschland', 'de', '+49/89/999981@@'),
    (21, 'Boston', 'United States', 'en', '1 617 555 01@@'),
    (22, 'Brisbane', 'AU', 'en', '+61 7 5550 78@@'),
    (23, 'Gothenburg', 'SE', 'sv', '+46 70 174 06 @@'),
    (24, 'Edinburgh', 'gb', 'en', '+44 (0)131 496 01@@'),
    (25, 'Kochi', 'IN', 'in', '00 49 30 231252@@'),
    (26, 'Montreal', 'CA', 'fr', '514 555 01@@'),
    (27, 'Cologne', '+49', 'de', '0171 39200@@'),
    (28, 'Perth', 'AUS', 'en', '08 7010 90@@'),
    (29, 'Austin', 'usa', 'en', '(512)55501@@')),
people(culture, given, family) AS (VALUES
    ('in', ARRAY['Aarav', 'Ananya', 'Arjun', 'Diya', 'Ishaan', 'Kavya', 'Lakshmi', 'Meera', 'Nikhil', 'Priya', 'Rahul', 'Riya', 'Rohan', 'Sanjay', 'Sneha', 'Vikram', 'प्रिया'],
        ARRAY['Agarwal', 'Bhat', 'Chatterjee', 'Das', 'Gupta', 'Iyer', 'Joshi', 'Kulkarni', 'Menon', 'Nair', 'Patel', 'Rao', 'Reddy', 'Sharma', 'Singh', 'Thomas', 'Verma', 'Yadav', 'Mehta']),
    ('en', ARRAY['Alice', 'Amelia', 'Ben', 'Charlotte', 'Daniel', 'Emma', 'Grace', 'Harry', 'Isla', 'Jack', 'Liam', 'Mary Ann', 'Noah', 'Olivia', 'Sophie', 'Thomas', 'William'],
        ARRAY['Adams', 'Brown', 'Clark', 'Davies', 'Evans', 'Green', 'Hall', 'Jackson', 'Jones', 'Martin', 'Miller', 'O''Brien', 'Roberts', 'Smith', 'Taylor', 'Walker', 'White', 'Wilson', 'Wright']),
    ('de', ARRAY['Anna', 'Björn', 'Clara', 'Felix', 'Greta', 'Hannah', 'Jonas', 'Jürgen', 'Karl', 'Lena', 'Lukas', 'Marie', 'Moritz', 'Nele', 'Paul', 'Sabine', 'Uwe'],
        ARRAY['Bauer', 'Becker', 'Fischer', 'Groß', 'Hoffmann', 'Klein', 'Koch', 'Krüger', 'Lange', 'Meyer', 'Müller', 'Neumann', 'Richter', 'Schäfer', 'Schmidt', 'Schulz', 'Wagner', 'Weber', 'Wolf']),
    ('fr', ARRAY['Amélie', 'Antoine', 'Camille', 'Chloé', 'Émile', 'François', 'Gabriel', 'Hugo', 'Inès', 'Jean-Luc', 'Julie', 'Léa', 'Louis', 'Manon', 'Nicolas', 'Sarah', 'Zoé'],
        ARRAY['Bernard', 'Blanc', 'Bonnet', 'David', 'Dubois', 'Dupont', 'Durand', 'Fournier', 'Garnier', 'Girard', 'Lambert', 'Laurent', 'Lefèvre', 'Leroy', 'Martin', 'Moreau', 'Petit', 'Roux', 'Simon']),
    ('sv', ARRAY['Agnes', 'Alva', 'Astrid', 'Axel', 'Ebba', 'Elsa', 'Erik', 'Freja', 'Gustav', 'Ingrid', 'Johan', 'Karin', 'Lars', 'Maja', 'Nils', 'Oskar', 'Åsa'],
        ARRAY['Andersson', 'Berg', 'Bergström', 'Carlsson', 'Ek', 'Eriksson', 'Forsberg', 'Gustafsson', 'Hansson', 'Holm', 'Johansson', 'Karlsson', 'Larsson', 'Lindberg', 'Lindgren', 'Nilsson', 'Olsson', 'Persson', 'Svensson'])),
numbered AS (
    SELECT n.x AS id, p.*, q.given[1 + MOD(n.x * 7, 17)] AS first_name, q.family[1 + MOD(n.x * 11, 19)] AS last_name
    FROM SYSTEM_RANGE(1, 1000) n
    JOIN place p ON p.no = MOD(n.x, 30)
    JOIN people q ON q.culture = p.culture)
SELECT id, first_name, last_name,
    CASE WHEN MOD(id, 9) <> 0 THEN 'customer' || id || '@example.' || CASE MOD(id, 2) WHEN 0 THEN 'com' ELSE 'org' END END,
    REPLACE(phone, '@@', 10 + id / 30), country, city,
    CASE WHEN MOD(id, 6) <> 0 THEN DATEADD('DAY', MOD(id * 7919, 18000), DATE '1955-03-01') END,
    MOD(id * 104729, 1000000) / 100.0,
    CASE MOD(id, 5) WHEN 0 THEN 'business' WHEN 1 THEN 'partner' ELSE 'retail' END,
    CASE MOD(id, 4) WHEN 0 THEN 'pro' WHEN 1 THEN 'basic' WHEN 2 THEN 'free' END,
    MOD(id * 104729, 1000000) >= 900000,
    TRUE,
    DATEADD('MINUTE', id * 200, TIMESTAMP WITH TIME ZONE '2025-11-01 09:00:00+00:00')
FROM numbered;

INSERT INTO customer_label
WITH label(no, label) AS (VALUES
    (2, 'newsletter'), (5, 'webinar'), (7, 'support'), (11, 'trade fair'), (13, 'referral'))
SELECT c.id, l.label
FROM customer c
JOIN label l ON MOD(c.id, l.no) = 0;

-- What real data has, too. Phones that are none:
UPDATE customer SET mobile = 'ask reception' WHERE id IN (37, 402);
UPDATE customer SET mobile = '020 7946 O958' WHERE id IN (516, 881);
UPDATE customer SET mobile = '555-01' WHERE id IN (92, 272);
UPDATE customer SET mobile = '+44 20 79' WHERE id IN (336, 756);
UPDATE customer SET mobile = '+44 20 7946 0958 0958' WHERE id IN (120, 690);
UPDATE customer SET mobile = '(212) 555-0142 0143' WHERE id IN (302, 812);
UPDATE customer SET mobile = '07700 900123' WHERE id IN (246, 731);
UPDATE customer SET mobile = '+353 20 913 1234' WHERE id IN (158, 594);
UPDATE customer SET mobile = NULL WHERE id IN (55, 610);
UPDATE customer SET mobile = '   ' WHERE id IN (284, 977);

-- People without a name:
UPDATE customer SET first_name = NULL, last_name = NULL WHERE id IN (73, 549, 838);
UPDATE customer SET first_name = ' ', last_name = '' WHERE id IN (191, 660);

-- People who have not opted in, or were never asked:
UPDATE customer SET whatsapp_opt_in = FALSE WHERE MOD(id, 31) = 0;
UPDATE customer SET whatsapp_opt_in = NULL WHERE MOD(id, 53) = 0;

-- E-mail addresses that are none; the contact is good without:
UPDATE customer SET email = 'n/a' WHERE id IN (28, 430);
UPDATE customer SET email = 'someone(at)example.com' WHERE id IN (204, 775);
UPDATE customer SET email = 'two words@example.org' WHERE id IN (367, 905);

-- One phone on two customers, each time written differently:
UPDATE customer SET mobile = '+44 20 7946 0900' WHERE id = 102;
UPDATE customer SET mobile = '020 7946 0900' WHERE id = 816;
UPDATE customer SET mobile = '+1 212 555 0199' WHERE id = 94;
UPDATE customer SET mobile = '(212) 555-0199' WHERE id = 452;
UPDATE customer SET mobile = '+49 30 23125 900' WHERE id = 185;
UPDATE customer SET mobile = '030/23125900' WHERE id = 785;
UPDATE customer SET mobile = '+61 491 570 156' WHERE id = 133;
UPDATE customer SET mobile = '0491 570 156' WHERE id = 963;
