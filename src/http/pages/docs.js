// Shows the API document with the copy of Swagger UI that this server ships.
SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#document', validatorUrl: null });
