//! An upstream that writes down what it is sent and answers what it is told.

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::{HeaderMap, Request, Response, StatusCode, body::Incoming, header::CONTENT_TYPE, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use std::{
    convert::Infallible,
    sync::{Arc, Mutex},
};
use tokio::net::TcpListener;

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) method: String,
    /// Path and query.
    pub(crate) target: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Seen {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {:?}", self.body))
    }

    /// Method and target, as in a request's first line.
    pub(crate) fn line(&self) -> String {
        format!("{} {}", self.method, self.target)
    }
}

/// An answer.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn json(value: &Value) -> Self {
        Self::text(200, "application/json", &value.to_string())
    }

    pub(crate) fn text(status: u16, media_type: &str, body: &str) -> Self {
        Self { status, headers: vec![(CONTENT_TYPE.as_str(), media_type.to_owned())], body: body.as_bytes().to_vec() }
    }
}

type Answers = Box<dyn Fn(&Seen) -> Reply + Send>;

pub(crate) struct Recorder {
    pub(crate) url: String,
    seen: Arc<Mutex<Vec<Seen>>>,
    answers: Arc<Mutex<Answers>>,
}

impl Recorder {
    /// Answers everything with an empty object until told otherwise.
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let answers: Arc<Mutex<Answers>> = Arc::new(Mutex::new(Box::new(|_| Reply::json(&serde_json::json!({})))));
        let (log, told) = (Arc::clone(&seen), Arc::clone(&answers));
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let (log, told) = (Arc::clone(&log), Arc::clone(&told));
                let service = service_fn(move |request| {
                    let (log, told) = (Arc::clone(&log), Arc::clone(&told));
                    async move { Ok::<_, Infallible>(answer(request, &log, &told).await) }
                });
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
            }
        });
        Self { url, seen, answers }
    }

    pub(crate) fn answer_with(&self, answers: impl Fn(&Seen) -> Reply + Send + 'static) {
        *self.answers.lock().unwrap() = Box::new(answers);
    }

    pub(crate) fn answer_json(&self, value: Value) {
        self.answer_with(move |_| Reply::json(&value));
    }

    /// What has come since this was last asked.
    pub(crate) fn take(&self) -> Vec<Seen> {
        std::mem::take(&mut self.seen.lock().unwrap())
    }

    /// The only request that has come.
    pub(crate) fn one(&self) -> Seen {
        let mut seen = self.take();
        assert_eq!(seen.len(), 1, "{seen:#?}");
        seen.remove(0)
    }
}

async fn answer(request: Request<Incoming>, log: &Mutex<Vec<Seen>>, told: &Mutex<Answers>) -> Response<Full<Bytes>> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.map(|body| body.to_bytes()).unwrap_or_default();
    let seen = Seen { method: head.method.to_string(), target: head.uri.to_string(), headers: head.headers, body };
    let reply = told.lock().unwrap()(&seen);
    log.lock().unwrap().push(seen);
    let mut response = Response::new(Full::new(Bytes::from(reply.body)));
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap();
    for (name, value) in reply.headers {
        response.headers_mut().append(name, value.parse().unwrap());
    }
    response
}
